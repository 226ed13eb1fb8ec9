import { expect, test } from 'vitest';
import { isValidAddress, PLATFORMS } from '../../../renderer/restream/platforms.ts';

test('every platform has a valid address', () => {
  for (const { server } of PLATFORMS) expect(isValidAddress('rtmp', server)).toBe(true);
});

test.each([
  ['https://whip.example.org/live', true],
  ['http://127.0.0.1:8889/stage/whip', true],
  ['http://whip.example.org/live', false],
  ['rtmp://example.org/app', false],
  ['whip', false],
])('the address %s of a WHIP server is valid: %s', (address, isValid) => {
  expect(isValidAddress('whip', address)).toBe(isValid);
});

test.each([
  ['rtmp://example.org/app', true],
  ['rtmp://example.org', false],
  ['rtmp://user@example.org/app', false],
  ['https://example.org/app', false],
])('the address %s of an RTMP server is valid: %s', (address, isValid) => {
  expect(isValidAddress('rtmp', address)).toBe(isValid);
});
