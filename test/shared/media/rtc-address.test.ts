import { expect, test } from 'vitest';
import { isRtcAddress } from '../../../shared/media/rtc-address.ts';

test.each([
  ['https://media.example.org/whep/stage', true],
  ['https://[2001:db8::1]:8443/whep', true],
  ['http://127.0.0.1:8889/whep', true],
  ['http://localhost:8889/whep', true],
  ['http://media.example.org/whep', false],
  ['https://me:secret@media.example.org/whep', false],
  ['wss://media.example.org/whep', false],
  ["https://a;script-src'none'/whep", false],
  ['https://a,b/whep', false],
  ['whep', false],
])('that pages may use %s for WHIP and WHEP is %s', (address, isRight) => {
  expect(isRtcAddress(address)).toBe(isRight);
});
