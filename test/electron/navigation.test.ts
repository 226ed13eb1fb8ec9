import { EventEmitter } from 'node:events';
import type { App, WebContents } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { setupNavigation, Trust } from '../../electron/navigation.ts';

const STUDIO = 'http://127.0.0.1:8787/studio/#show=my-show';

const openExternal = vi.fn(async () => undefined);
let contents: EventEmitter;
let openWindow: Parameters<WebContents['setWindowOpenHandler']>[0];

beforeEach(() => {
  openExternal.mockClear();
  const app = new EventEmitter();
  contents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: (handler: typeof openWindow) => {
      openWindow = handler;
    },
  });
  setupNavigation({ app: app as unknown as App, shell: { openExternal }, trust: new Trust(STUDIO) });
  app.emit('web-contents-created', {}, contents);
});

function navigate(event: string, details: object): boolean {
  const preventDefault = vi.fn();
  contents.emit(event, { preventDefault, ...details });
  return preventDefault.mock.calls.length === 0;
}

test('the studio may move within itself', () => {
  expect(navigate('will-navigate', { url: 'http://127.0.0.1:8787/studio/#show=other' })).toBe(true);
  expect(openExternal).not.toHaveBeenCalled();
});

test('a link to a shop opens in the own browser and leaves the window where it is', () => {
  expect(navigate('will-navigate', { url: 'https://shop.example/' })).toBe(false);
  expect(openExternal).toHaveBeenCalledWith('https://shop.example/');
});

test.each([['file:///etc/passwd'], ['javascript:alert(1)'], ['smb://host/share'], ['not an address']])(
  '%s opens nowhere',
  url => {
    expect(navigate('will-navigate', { url })).toBe(false);
    expect(openWindow({ url } as Electron.HandlerDetails)).toEqual({ action: 'deny' });
    expect(openExternal).not.toHaveBeenCalled();
  },
);

test('a redirect away from the studio is stopped', () => {
  expect(navigate('will-redirect', { url: 'https://evil.example/' })).toBe(false);
});

test('an embedded frame may not go elsewhere', () => {
  expect(navigate('will-frame-navigate', { url: 'https://evil.example/', isMainFrame: false })).toBe(false);
});

test('an embedded web view is never attached', () => {
  expect(navigate('will-attach-webview', {})).toBe(false);
});

test('a new window is never opened: its address goes to the own browser', () => {
  const details = { url: 'http://127.0.0.1:8787/s/my-show' } as Electron.HandlerDetails;
  expect(openWindow(details)).toEqual({ action: 'deny' });
  expect(openExternal).toHaveBeenCalledWith(details.url);
});

test('the studio may write into an empty window of its own, which is as locked as the others', () => {
  const details = { url: 'about:blank' } as Electron.HandlerDetails;
  expect(openWindow(details)).toMatchObject({
    action: 'allow',
    overrideBrowserWindowOptions: { webPreferences: { sandbox: true, nodeIntegration: false } },
  });
});
