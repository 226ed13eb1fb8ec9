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
  const phase = new Phase(PERIOD);
  const arrivalOf = (frame: number) => start + frame * period + (jitter[frame % jitter.length] ?? 0);
  const waits: (number | undefined)[] = [];
  let [due, drawnAt, frame] = [0, 0, 0];
  for (let beat = 0; beat < beats; beat++) {
    let newest: number | undefined;
    const isThere = () => phase.hasFrameFor(due);
    for (; !isThere() && arrivalOf(frame) <= phase.deadline(due); frame += 1) {
      newest = arrivalOf(frame);
      phase.frameCame(newest);
    }
    drawnAt = isThere() && newest !== undefined ? Math.max(newest, drawnAt) : phase.deadline(due);
    waits.push(newest === undefined ? undefined : drawnAt - newest);
    due += PERIOD + phase.shiftAfter(due);
  }
  return { waits, due };
}

test('a camera of the same rate is fallen into step with, wherever it began: no frame of it waits or is left out', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: PERIOD, noNaN: true }), start => {
      const { waits } = run({ period: PERIOD, start }, 200);
      for (const wait of waits.slice(-100)) expect(wait).toBe(0);
    }),
  );
});

test('frames that come unevenly are drawn as they come, and none is left out', () => {
  const { waits } = run({ period: PERIOD, start: 5, jitter: [0, 3, 1, 6, 2] }, 600);
  expect(waits.slice(-300)).toEqual(Array(300).fill(0));
});

test('a camera that is a little slower or faster is followed', () => {
  for (const rate of [29.97, 30.03, 30.3]) {
    const { waits } = run({ period: 1000 / rate, start: 10 }, 3000);
    expect(waits.slice(-1000)).toEqual(Array(1000).fill(0));
  }
});

test('a single frame that comes too late is drawn with the next beat, and those after it are in step at once', () => {
  const late = Array.from({ length: 300 }, (_, frame) => (frame === 200 ? 20 : 0));
  const { waits } = run({ period: PERIOD, start: 0, jitter: late }, 300);
  expect(waits.slice(150, 290).filter(wait => wait === undefined)).toHaveLength(1);
  expect(waits.slice(210, 290)).toEqual(Array(80).fill(0));
});

test('a camera of another rate leads nothing: the beats go on as they are', () => {
  for (const rate of [24, 25, 50]) {
    const { due } = run({ period: 1000 / rate, start: 3 }, 300);
    expect(due).toBeCloseTo(300 * PERIOD, 6);
  }
});

test('when another source leads, the beats stay where they are until it has shown itself to be even', () => {
  const phase = new Phase(PERIOD);
  for (let beat = 0; beat < 100; beat++) {
    phase.frameCame(beat * PERIOD);
    phase.shiftAfter(beat * PERIOD);
  }
  expect(phase.deadline(0)).toBeGreaterThan(0);
  phase.reset();
  expect(phase.deadline(0)).toBe(0);
  expect(phase.hasFrameFor(0)).toBe(false);
});
