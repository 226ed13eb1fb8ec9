import { expect, test } from 'vitest';
import { SilenceWatch } from '../../../client/media/stall-detector.ts';

/** As Chromium tells them: after a restart of ICE the path of before is still nominated. */
const path = (bytesReceived: number, state = 'succeeded') =>
  new Map([
    [
      'before',
      { id: 'before', type: 'candidate-pair', nominated: true, state: 'in-progress', bytesReceived: 7 },
    ],
    ['pair', { id: 'pair', type: 'candidate-pair', nominated: true, state, bytesReceived }],
    ['transport', { id: 'transport', type: 'transport', selectedCandidatePairId: 'pair' }],
  ]);

test('a path is silent when two readings in a row brought nothing, and that is said once', () => {
  const watch = new SilenceWatch();
  expect([100, 200, 200, 200, 200].map(bytes => watch.read(path(bytes)))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
});

test('a path whose state the browser doubts is silent all the same', () => {
  const watch = new SilenceWatch();
  expect(watch.read(path(100))).toBe(false);
  expect(watch.read(path(100))).toBe(false);
  expect(watch.read(path(100, 'in-progress'))).toBe(true);
});

test('a path that brings something now and then is not silent, and neither is none', () => {
  const watch = new SilenceWatch();
  expect([100, 100, 200, 200, 300, 300].map(bytes => watch.read(path(bytes)))).not.toContain(true);
  expect([1, 2, 3].map(() => watch.read(new Map()))).not.toContain(true);
});
