import { expect, test } from 'vitest';
import { findChromium } from '../../../scripts/setup/browser.mjs';
import { windowlessReason } from '../../../scripts/start/studio-window.ts';

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
