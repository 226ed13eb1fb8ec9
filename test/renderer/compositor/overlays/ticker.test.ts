import { expect, test } from 'vitest';
import { tickerOffset } from '../../../../renderer/compositor/overlays/ticker.ts';

test('a ticker scrolls by even pixels at a constant speed', () => {
  const runs = Array.from({ length: 31 }, (_, frame) => tickerOffset((frame * 1000) / 30, 1280));
  for (const run of runs) expect(run % 2).toBe(0);
  const steps = new Set(runs.slice(1).map((run, index) => run - (runs[index] ?? 0)));
  expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(2);
});
