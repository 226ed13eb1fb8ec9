import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { findChromium } from '../../../scripts/setup/browser.mjs';
import { placeEntry, windowlessReason } from '../../../scripts/start/studio-window.ts';
import { temporaryFolder } from '../../support/log.ts';

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, number | undefined, string | undefined]>([
  ['a Linux server', {}, 'linux', 1000, 'no display'],
  ['root on Linux', { DISPLAY: ':0' }, 'linux', 0, 'as root'],
  ['a person on X', { DISPLAY: ':0' }, 'linux', 1000, undefined],
  ['a person on Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, undefined],
  ['macOS', {}, 'darwin', 501, undefined],
  ['Windows', {}, 'win32', undefined, undefined],
])('%s: a window opens, or the reason why not is told', (_who, env, platform, uid, reason) => {
  if (reason === undefined) expect(windowlessReason(env, platform, uid)).toBeUndefined();
  else expect(windowlessReason(env, platform, uid)).toContain(reason);
});

test('a browser that is named and does not exist is an error with advice, not a silent stand-in', () => {
  expect(() => findChromium({ CHROMIUM: '/no/such/chrome' })).toThrow('/no/such/chrome');
});

test('a browser is led to the studio by a file that only its owner can read, not by an argument', async () => {
  const folder = temporaryFolder();
  const pages = createServer((_request, response) => response.end('<title>Studio</title>')).listen(
    0,
    '127.0.0.1',
  );
  onTestFinished(() => void pages.close());
  await once(pages, 'listening');
  const { port } = pages.address() as AddressInfo;
  const studio = `http://127.0.0.1:${port}/studio/#show=my-show&invite=the-token</script>`;

  const page = placeEntry(join(folder, 'studio-window'), studio);
  expect(placeEntry(join(folder, 'studio-window'), studio)).toBe(page);
  if (process.platform !== 'win32') expect(statSync(page).mode & 0o077).toBe(0);

  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: findChromium() ?? '',
    args: [`--app=${pathToFileURL(page)}`, '--no-sandbox'],
  });
  onTestFinished(() => context.close());
  const window = context.pages()[0] ?? (await context.waitForEvent('page'));
  await window.waitForURL(url => url.port === String(port));
  expect(window.url()).toBe(new URL(studio).href);
});
