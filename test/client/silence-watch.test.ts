import { expect, test } from 'vitest';
import { SilenceWatch } from '../../client/silence-watch.ts';

const path = (bytesReceived: number) =>
  new Map([
    ['pair', { id: 'pair', type: 'candidate-pair', nominated: true, state: 'succeeded', bytesReceived }],
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

test('a path that brings something now and then is not silent, and neither is none', () => {
  const watch = new SilenceWatch();
  expect([100, 100, 200, 200, 300, 300].map(bytes => watch.read(path(bytes)))).not.toContain(true);
  expect([1, 2, 3].map(() => watch.read(new Map()))).not.toContain(true);
});
