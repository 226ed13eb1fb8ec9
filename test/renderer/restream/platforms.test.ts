import { expect, test } from 'vitest';
import { isAddressOf, PLATFORMS } from '../../../renderer/restream/platforms.ts';

test('every platform that is offered has an address that can be sent to', () => {
  for (const { server } of PLATFORMS) expect(isAddressOf('rtmp', server)).toBe(true);
});

test.each([
  ['https://whip.example.org/live', true],
  ['http://127.0.0.1:8889/stage/whip', true],
  ['http://whip.example.org/live', false],
  ['rtmp://example.org/app', false],
  ['whip', false],
])('a WHIP server at %s can be sent to: %s', (address, can) => {
  expect(isAddressOf('whip', address)).toBe(can);
});

test.each([
  ['rtmp://example.org/app', true],
  ['rtmp://example.org', false],
  ['rtmp://user@example.org/app', false],
  ['https://example.org/app', false],
])('an RTMP server at %s can be sent to: %s', (address, can) => {
  expect(isAddressOf('rtmp', address)).toBe(can);
});
