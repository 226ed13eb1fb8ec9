import type { Dialog } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { Trust } from '../../electron/navigation.ts';
import { isRemoteStudio, setupRemote } from '../../electron/remote.ts';

const HOME = 'http://127.0.0.1:8787/studio/#key=own';
const ELSEWHERE = 'https://live.example.org/studio/#show=autumn&invite=abc';

let answer: number;
let trust: Trust;
const ask = vi.fn(async (_options: Electron.MessageBoxOptions) => ({ response: answer }));
const show = vi.fn();
let open: (url: string) => Promise<{ opened: boolean }>;

beforeEach(() => {
  ask.mockClear();
  show.mockClear();
  answer = 0;
  trust = new Trust(HOME);
  const dialog = { showMessageBox: ask } as unknown as Dialog;
  const handlers = setupRemote({ app: { getLocale: () => 'en-GB' }, dialog, trust, show });
  open = async url => handlers['studio.open']({ url });
});

test('the person is asked by the server’s name, and then that server alone is trusted', async () => {
  expect(await open(ELSEWHERE)).toEqual({ opened: true });
  expect(ask.mock.calls[0]?.[0]).toMatchObject({
    message: 'Open the studio of live.example.org in this window?',
    defaultId: 1,
    cancelId: 1,
  });
  expect(show).toHaveBeenCalledExactlyOnceWith(ELSEWHERE);
  expect([trust.page(ELSEWHERE), trust.page(HOME), trust.isHome]).toEqual([true, false, false]);
  expect(trust.page('https://live.example.org/s/autumn')).toBe(false);
});

test('who says no stays where they are', async () => {
  answer = 1;
  expect(await open(ELSEWHERE)).toEqual({ opened: false });
  expect(show).not.toHaveBeenCalled();
  expect([trust.page(ELSEWHERE), trust.isHome]).toEqual([false, true]);
});

test('a server that was let in can’t lead to a further one', async () => {
  await open(ELSEWHERE);
  await expect(open('https://evil.example/studio/')).rejects.toThrow();
  expect(ask).toHaveBeenCalledOnce();
  expect(trust.page('https://evil.example/studio/')).toBe(false);
});

test.each([
  ['https://live.example.org/studio/#invite=abc', true],
  ['https://example.org/live/studio/#invite=abc', true],
  ['http://live.example.org/studio/', false],
  ['https://me:secret@live.example.org/studio/', false],
  ['https://live.example.org/s/autumn', false],
  ['file:///studio/', false],
  ['nonsense', false],
])('that %s may be asked for is %s', async (url, may) => {
  expect(isRemoteStudio(url)).toBe(may);
  if (!may) await expect(open(url)).rejects.toThrow();
  expect(ask).toHaveBeenCalledTimes(0);
});
