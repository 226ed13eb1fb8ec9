import type { DesktopCapturerSource, Session } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { setupCapture } from '../../electron/capture.ts';
import { Trust } from '../../electron/navigation.ts';

const ORIGIN = 'http://127.0.0.1:8787';

const image = (url: string) => ({ toDataURL: () => url, isEmpty: () => url === '' });
const source = (id: string, name: string, icon?: string) =>
  ({
    id,
    name,
    thumbnail: image('data:thumb'),
    appIcon: icon === undefined ? null : image(icon),
  }) as unknown as DesktopCapturerSource;

const SOURCES = [
  source('screen:0:0', 'Screen 1'),
  source('window:7:0', 'OBS', 'data:icon'),
  source('window:8:0', 'Notes', ''),
];

type Handler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>;
let onRequest: Handler;
let capture: ReturnType<typeof setupCapture>;

beforeEach(() => {
  capture = setupCapture({
    session: {
      setDisplayMediaRequestHandler: handler => {
        onRequest = handler as Handler;
      },
    },
    desktopCapturer: { getSources: async () => SOURCES },
    trust: new Trust(`${ORIGIN}/studio/`),
  });
});

function request(securityOrigin = ORIGIN): unknown {
  const callback = vi.fn();
  onRequest({ securityOrigin } as Electron.DisplayMediaRequestHandlerHandlerRequest, callback);
  return callback.mock.calls[0]?.[0];
}

test('the picker gets screens and windows with their pictures, and icons where there are any', async () => {
  expect(await capture['capture.sources']({})).toEqual([
    { id: 'screen:0:0', name: 'Screen 1', kind: 'screen', thumbnail: 'data:thumb' },
    { id: 'window:7:0', name: 'OBS', kind: 'window', thumbnail: 'data:thumb', icon: 'data:icon' },
    { id: 'window:8:0', name: 'Notes', kind: 'window', thumbnail: 'data:thumb' },
  ]);
});

test('the chosen window is shown once, and not again without another choice', async () => {
  await capture['capture.sources']({});
  capture['capture.choose']({ id: 'window:7:0' });
  expect(request()).toEqual({ video: SOURCES[1] });
  expect(request()).toBeNull();
});

test('nothing is shown that was not chosen', () => {
  expect(request()).toBeNull();
});

test('a choice is not given to another site', async () => {
  await capture['capture.sources']({});
  capture['capture.choose']({ id: 'screen:0:0' });
  expect(request('https://evil.example')).toBeNull();
});

test('a window that was never offered cannot be chosen', async () => {
  await capture['capture.sources']({});
  expect(() => capture['capture.choose']({ id: 'window:99:0' })).toThrow('no longer there');
  expect(request()).toBeNull();
});
