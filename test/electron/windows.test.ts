import { EventEmitter } from 'node:events';
import type { App, BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { Trust } from '../../electron/navigation.ts';
import { setupWindows, type Windows } from '../../electron/windows.ts';

const STUDIO = 'http://127.0.0.1:8787/studio/';

class FakeWindow extends EventEmitter {
  static all: FakeWindow[] = [];
  readonly webContents = { send: vi.fn(), navigationHistory: { clear: vi.fn() } };
  readonly loadURL = vi.fn(async () => undefined);
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  readonly isMinimized = (): boolean => true;
  readonly options: BrowserWindowConstructorOptions;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    FakeWindow.all.push(this);
  }
}

let app: EventEmitter & { quit: () => void };
let windows: Windows;
let trust: Trust;

beforeEach(() => {
  FakeWindow.all = [];
  trust = new Trust(STUDIO);
  app = Object.assign(new EventEmitter(), { quit: vi.fn() });
  windows = setupWindows({
    app: app as unknown as App,
    BrowserWindow: FakeWindow as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow,
    trust,
    preload: '/app/preload.cjs',
  });
});

test('the studio opens in a window that is locked down', () => {
  const [window] = FakeWindow.all;
  expect(window?.loadURL).toHaveBeenCalledWith(STUDIO);
  expect(window?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('starting Vitrine a second time brings the open window forward', () => {
  app.emit('second-instance');
  expect(FakeWindow.all).toHaveLength(1);
  expect(FakeWindow.all[0]?.restore).toHaveBeenCalled();
  expect(FakeWindow.all[0]?.focus).toHaveBeenCalled();
});

test('after the window was closed, the dock opens another', () => {
  FakeWindow.all[0]?.emit('closed');
  app.emit('activate');
  expect(FakeWindow.all).toHaveLength(2);
});

test('the page is told things only while there is one', () => {
  windows.tell('channel', 'pin-1');
  FakeWindow.all[0]?.emit('closed');
  windows.tell('channel', 'pin-2');
  expect(FakeWindow.all[0]?.webContents.send).toHaveBeenCalledExactlyOnceWith('channel', 'pin-1');
});

test('the app ends with its last window', () => {
  app.emit('window-all-closed');
  expect(app.quit).toHaveBeenCalled();
});

test('another server’s studio is shown without a way back, and a new window is at home again', async () => {
  const elsewhere = 'https://live.example.org/studio/#invite=abc';
  const [window] = FakeWindow.all;
  trust.move(elsewhere);
  windows.show(elsewhere);
  expect(window?.loadURL).toHaveBeenLastCalledWith(elsewhere);
  await vi.waitFor(() => expect(window?.webContents.navigationHistory.clear).toHaveBeenCalled());
  window?.emit('closed');
  app.emit('activate');
  expect(FakeWindow.all[1]?.loadURL).toHaveBeenCalledWith(STUDIO);
  expect(trust.page(elsewhere)).toBe(false);
});
