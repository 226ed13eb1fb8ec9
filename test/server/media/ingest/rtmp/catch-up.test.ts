import { expect, test } from 'vitest';
import { CatchUp } from '../../../../../server/media/ingest/rtmp/catch-up.ts';

const frames = (from: number, to: number) =>
  Array.from({ length: Math.ceil((to - from) / 33) }, (_, index) => from + 33 * index);

test('what is held is due in quick motion, and what comes later when it comes', () => {
  const catchUp = new CatchUp(1000, 5000);
  expect(catchUp.dueAt(1000)).toBe(0);
  expect(catchUp.dueAt(5000)).toBe(250);
  expect(catchUp.dueAt(5500)).toBe(500);
  expect(catchUp.liveAt(5500)).toBe(500);
});

test('frames are due one after the other, without a break where the present is reached', () => {
  const catchUp = new CatchUp(0, 8000);
  const dues = frames(0, 12_000).map(time => catchUp.dueAt(time));
  for (const [index, due] of dues.entries()) expect(due).toBeGreaterThan(dues[index - 1] ?? -1);
  expect(Math.max(...dues.map((due, index) => due - (dues[index - 1] ?? 0)))).toBeLessThanOrEqual(33);
});

test('however much is held, the present is reached within about half a second', () => {
  const catchUp = new CatchUp(0, 60_000);
  expect(catchUp.dueAt(60_000)).toBe(500);
});
