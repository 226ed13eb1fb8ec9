import { expect, test } from 'vitest';
import { FlowWatch } from '../../../client/playback/flow-watch.ts';

const report = (video: number, audio = 0) =>
  new Map<string, unknown>([
    ['v', { id: 'v', type: 'inbound-rtp', kind: 'video', packetsReceived: video }],
    ['a', { id: 'a', type: 'inbound-rtp', kind: 'audio', packetsReceived: audio }],
  ]);

test('three seconds without a packet are silence, and sound is none of the picture', () => {
  const watch = new FlowWatch();
  expect(watch.isSilent(report(10, 10), 'video', 0)).toBe(false);
  expect(watch.isSilent(report(10, 90), 'video', 2900)).toBe(false);
  expect(watch.isSilent(report(10, 99), 'video', 3000)).toBe(true);
  expect(watch.isSilent(report(11, 99), 'video', 3500)).toBe(false);
});

test('a player that never gets a packet is silent too', () => {
  const watch = new FlowWatch();
  expect(watch.isSilent(report(0), 'video', 100)).toBe(false);
  expect(watch.isSilent(report(0), 'video', 3200)).toBe(true);
});
