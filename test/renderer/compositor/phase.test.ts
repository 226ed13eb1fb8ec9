import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Phase } from '../../../renderer/compositor/worker/phase.ts';

const PERIOD = 1000 / 30;

interface Camera {
  readonly period: number;
  readonly start: number;
  /** By how much its frames come late, in turn. */
  readonly jitter?: readonly number[];
}

/** Beats over a camera for so many beats; gives how long each drawn frame had waited, and the beats without a new one. */
function run({ period, start, jitter = [0] }: Camera, beats: number) {
  const phase = new Phase();
  const arrivalOf = (frame: number) => start + frame * period + (jitter[frame % jitter.length] ?? 0);
  const waits: number[] = [];
  let [due, frame, without] = [0, -1, 0];
  for (let beat = 0; beat < beats; beat++) {
    let newest = frame;
    while (arrivalOf(newest + 1) <= due) newest += 1;
    const wait = newest > frame ? due - arrivalOf(newest) : undefined;
    frame = newest;
    if (wait === undefined) without += 1;
    else waits.push(wait);
    due += PERIOD + phase.shiftAfter(wait);
  }
  return { waits, without, due };
}

test('a camera of the same rate is fallen into step with, wherever it began', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: PERIOD, noNaN: true }), start => {
      const { waits } = run({ period: PERIOD, start }, 300);
      for (const wait of waits.slice(-100)) expect(wait).toBeLessThanOrEqual(5);
    }),
  );
});

test('frames that come unevenly are waited for as long as the latest of them need, and none is left out', () => {
  const { waits } = run({ period: PERIOD, start: 5, jitter: [0, 3, 1, 6, 2] }, 600);
  const settled = waits.slice(-300);
  expect(Math.max(...settled)).toBeLessThanOrEqual(6 + 5);
  expect(settled.length).toBe(300);
});

test('a camera that is a little slower or faster is followed', () => {
  for (const rate of [29.97, 30.03]) {
    const { waits, without } = run({ period: 1000 / rate, start: 10 }, 3000);
    expect(Math.max(...waits.slice(-1000))).toBeLessThanOrEqual(6);
    expect(without).toBeLessThan(30);
  }
});

test('a camera of another rate leads nothing: the beats go on as they are', () => {
  const { due } = run({ period: 1000 / 24, start: 3 }, 300);
  expect(due).toBeCloseTo(300 * PERIOD, 6);
});
