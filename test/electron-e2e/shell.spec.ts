import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { buildShell } from '../../scripts/build/bundles.ts';
import { buildPages } from '../../scripts/build/pages.ts';
import { electronBinary } from '../../scripts/start/electron-binary.ts';
import { windowlessReason } from '../../scripts/start/studio-window.ts';
import type { DesktopApi } from '../../shared/desktop.ts';
import { TestServer } from '../support/server.ts';

const root = join(import.meta.dirname, '../..');
const binary = electronBinary();
const windowless = windowlessReason();

test.skip(
  binary === undefined,
  "Electron's binary is not installed on this machine (npx install-electron gets it)",
);
test.skip(windowless !== undefined, `the desktop shell needs a window, and ${windowless}`);
test.describe.configure({ mode: 'serial' });

/** The page's window as the preload script leaves it. */
type BridgedWindow = Window & { readonly vitrineDesktop: DesktopApi };

let server: TestServer;
let app: ElectronApplication;
let studio: Page;

test.beforeAll(async () => {
  await buildPages();
  await buildShell();
  server = await TestServer.start();
  app = await _electron.launch({
    ...(binary ? { executablePath: binary } : {}),
    args: [root, `--user-data-dir=${mkdtempSync(join(tmpdir(), 'vitrine-shell-'))}`],
    env: { ...(process.env as Record<string, string>), VITRINE_STUDIO_URL: server.addresses.studio },
  });
  studio = await app.firstWindow();
  await studio.waitForLoadState('domcontentloaded');
});

test.afterAll(async () => {
  await app?.close();
  await server?.stop();
});

test('the window shows the studio of the running server', async () => {
  expect(new URL(studio.url()).origin).toBe(server.origin);
  await expect(studio).toHaveTitle(/Vitrine/);
});

test('the page has the bridge and nothing of Node or Electron', async () => {
  const seen = await studio.evaluate(() => ({
    bridge: Object.keys((window as unknown as BridgedWindow).vitrineDesktop).sort(),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(name => name in window),
  }));
  expect(seen).toEqual({ bridge: ['call', 'onShortcut'], node: [] });
});

test('the page learns what it runs in', async () => {
  const info = await studio.evaluate(() =>
    (window as unknown as BridgedWindow).vitrineDesktop.call('app.info', {}),
  );
  expect(info.platform).toBe(process.platform);
});

test('a call of the wrong shape is turned down by the main process', async () => {
  const call = studio.evaluate(() =>
    (window as unknown as BridgedWindow).vitrineDesktop.call('links.open', { url: 'file:///etc/passwd' }),
  );
  await expect(call).rejects.toThrow('has not its shape');
});

test('the page cannot leave the studio, nor open a window', async () => {
  const before = studio.url();
  // The outside browser is kept shut: only that it was asked matters.
  await app.evaluate(({ shell }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    shell.openExternal = async url => void asked.push(url);
  });
  await studio.evaluate(() => {
    window.open('https://shop.example/window');
    location.href = 'https://shop.example/link';
  });
  const asked = (): Promise<string[]> =>
    app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  await expect.poll(asked).toEqual(['https://shop.example/window', 'https://shop.example/link']);
  expect(studio.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
});

test('the page is granted a camera and refused its place on earth', async () => {
  const granted = await studio.evaluate(async () => {
    const state = async (name: string): Promise<string> =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return { camera: await state('camera'), geolocation: await state('geolocation') };
  });
  expect(granted).toEqual({ camera: 'granted', geolocation: 'denied' });
});

test('nothing of the screen is shown that was not chosen, and the chosen screen is', async () => {
  const share = (): Promise<string> =>
    studio.evaluate(() =>
      navigator.mediaDevices.getDisplayMedia({ video: true }).then(
        stream => stream.getVideoTracks()[0]?.readyState ?? 'no track',
        (error: Error) => error.name,
      ),
    );
  test.skip(
    process.platform === 'darwin',
    'macOS asks the person for screen recording, which no test can answer',
  );
  expect(await share()).not.toBe('live');
  await studio.evaluate(async () => {
    const { call } = (window as unknown as BridgedWindow).vitrineDesktop;
    const sources = await call('capture.sources', {});
    const screen = sources.find(source => source.kind === 'screen');
    await call('capture.choose', { id: screen?.id ?? 'no screen' });
  });
  expect(await share()).toBe('live');
});

test('a secret is kept in the keychain where there is one', async () => {
  const secret = await studio.evaluate(async () => {
    const { call } = (window as unknown as BridgedWindow).vitrineDesktop;
    const { keepsSecrets } = await call('app.info', {});
    if (!keepsSecrets) return undefined;
    await call('secrets.set', { name: 'obs.password', value: 'open sesame' });
    return (await call('secrets.get', { name: 'obs.password' })).value;
  });
  test.skip(secret === undefined, 'this system has no keychain');
  expect(secret).toBe('open sesame');
});
