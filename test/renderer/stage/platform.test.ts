import { expect, test } from 'vitest';
import { platformOf } from '../../../renderer/stage/platform.ts';

test.each([
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/156.0', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0', 'linux'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1', 'other'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/156.0', 'other'],
])('%s is on %s', (userAgent, platform) => {
  expect(platformOf(userAgent)).toBe(platform);
});
