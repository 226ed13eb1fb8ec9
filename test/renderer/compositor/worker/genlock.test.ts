import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Genlock } from '../../../../renderer/compositor/worker/genlock.ts';

const PERIOD = 1000 / 30;

interface Camera {
  readonly period: number;
  readonly start: number;
  /** Delays of its frames in milliseconds, repeated. */
  readonly jitter?: readonly number[];
}

/** Runs a number of ticks against a camera. Returns for each tick how long its frame waited; undefined without one. */
function run({ period, start, jitter = [0] }: Camera, ticks: number) {
  const genlock = new Genlock(PERIOD);
  const arrivalOf = (frame: number) => start + frame * period + (jitter[frame % jitter.length] ?? 0);
  const waits: (number | undefined)[] = [];
  let [due, drawnAt, frame] = [0, 0, 0];
  for (let tick = 0; tick < ticks; tick++) {
    let newest: number | undefined;
    const isThere = () => genlock.hasFrameFor(due);
    for (; !isThere() && arrivalOf(frame) <= genlock.deadline(due); frame += 1) {
      newest = arrivalOf(frame);
      genlock.onFrame(newest);
    }
    drawnAt = isThere() && newest !== undefined ? Math.max(newest, drawnAt) : genlock.deadline(due);
    waits.push(newest === undefined ? undefined : drawnAt - newest);
    due += PERIOD + genlock.shiftAfter(due);
  }
  return { waits, due };
}

test('the loop locks to a camera of the same rate at any genlock: no frame waits or is skipped', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: PERIOD, noNaN: true }), start => {
      const { waits } = run({ period: PERIOD, start }, 200);
      for (const wait of waits.slice(-100)) expect(wait).toBe(0);
    }),
  );
});

test('frames with jitter are rendered as they arrive, and none is skipped', () => {
  const { waits } = run({ period: PERIOD, start: 5, jitter: [0, 3, 1, 6, 2] }, 600);
  expect(waits.slice(-300)).toEqual(Array(300).fill(0));
});

test('a camera with a slightly different rate is followed', () => {
  for (const rate of [29.97, 30.03, 30.3]) {
    const { waits } = run({ period: 1000 / rate, start: 10 }, 3000);
    expect(waits.slice(-1000)).toEqual(Array(1000).fill(0));
  }
});

test('a single late frame is rendered at the next tick, and the loop stays locked afterwards', () => {
  const late = Array.from({ length: 300 }, (_, frame) => (frame === 200 ? 20 : 0));
  const { waits } = run({ period: PERIOD, start: 0, jitter: late }, 300);
  expect(waits.slice(150, 290).filter(wait => wait === undefined)).toHaveLength(1);
  expect(waits.slice(210, 290)).toEqual(Array(80).fill(0));
});

test('the loop doesn’t lock to a camera of another rate: the ticks stay as they are', () => {
  for (const rate of [24, 25, 50]) {
    const { due } = run({ period: 1000 / rate, start: 3 }, 300);
    expect(due).toBeCloseTo(300 * PERIOD, 6);
  }
});

test('when another source leads, the ticks stay as they are until its frames have been regular', () => {
  const genlock = new Genlock(PERIOD);
  for (let tick = 0; tick < 100; tick++) {
    genlock.onFrame(tick * PERIOD);
    genlock.shiftAfter(tick * PERIOD);
  }
  expect(genlock.deadline(0)).toBeGreaterThan(0);
  genlock.reset();
  expect(genlock.deadline(0)).toBe(0);
  expect(genlock.hasFrameFor(0)).toBe(false);
});
