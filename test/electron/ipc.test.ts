import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { type DesktopHandlers, setupIpc } from '../../electron/ipc.ts';
import { Trust } from '../../electron/navigation.ts';

const STUDIO = 'http://127.0.0.1:8787/studio/#show=my-show';

type Frame = { url: string; parent: Frame | null };
type Listener = Parameters<IpcMain['handle']>[1];

const opened = vi.fn(() => ({}));
const handlers = { 'links.open': opened } as unknown as DesktopHandlers;
let listener: Listener;

beforeEach(() => {
  opened.mockClear();
  setupIpc(
    {
      handle: (_channel, given) => {
        listener = given;
      },
    },
    new Trust(STUDIO),
    handlers,
  );
});

function call(
  name: unknown,
  data: unknown,
  frame: Frame | null = { url: STUDIO, parent: null },
): Promise<unknown> {
  return listener({ senderFrame: frame } as IpcMainInvokeEvent, name, data);
}

const LINK = { url: 'https://shop.example/shirt' };

test('a call of the studio reaches its handler with its data', async () => {
  await expect(call('links.open', LINK)).resolves.toEqual({});
  expect(opened).toHaveBeenCalledWith(LINK);
});

test.each<[string, Frame | null]>([
  ['another site', { url: 'https://evil.example/studio/', parent: null }],
  ['the same host on another port', { url: 'http://127.0.0.1:9999/studio/', parent: null }],
  ["the viewer's page of the same server", { url: 'http://127.0.0.1:8787/s/my-show', parent: null }],
  ['a frame inside the studio', { url: STUDIO, parent: { url: STUDIO, parent: null } }],
  ['a frame that is gone', null],
])('a call from %s is refused', async (_who, frame) => {
  await expect(call('links.open', LINK, frame)).rejects.toThrow('may not call');
  expect(opened).not.toHaveBeenCalled();
});

test.each([['toString'], ['__proto__'], ['files.delete'], [undefined]])(
  'a call named %s is refused',
  async name => {
    await expect(call(name, {})).rejects.toThrow('no call of that name');
  },
);

test.each([
  [undefined],
  [{}],
  [{ url: 'file:///etc/passwd' }],
  [{ url: 'javascript:alert(1)' }],
  [{ ...LINK, more: true }],
])('data of the wrong shape, %j, is refused', async data => {
  await expect(call('links.open', data)).rejects.toThrow('has not its shape');
  expect(opened).not.toHaveBeenCalled();
});
