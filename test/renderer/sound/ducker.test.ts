import { expect, test } from 'vitest';
import { Ducker } from '../../../renderer/sound/ducker.ts';

const RATE = 8000;

/** The last output sample of constant music at 0.5, with the voice at a level for some seconds. */
function music(ducker: Ducker, voice: number, seconds: number, amountDb = -12): number {
  const length = Math.round(seconds * RATE);
  const out = new Float32Array(length);
  ducker.process(
    [new Float32Array(length).fill(0.5)],
    [new Float32Array(length).fill(voice)],
    [out],
    amountDb,
  );
  return out[length - 1] ?? 0;
}

test('music is unchanged while nobody speaks', () => {
  expect(music(new Ducker(RATE), 0, 1)).toBeCloseTo(0.5, 3);
});

test('music is lowered by the amount while somebody speaks', () => {
  expect(20 * Math.log10(music(new Ducker(RATE), 0.2, 1) / 0.5)).toBeCloseTo(-12, 1);
});

test('music stays low over the pause between two words and comes back after the sentence', () => {
  const ducker = new Ducker(RATE);
  music(ducker, 0.2, 1);
  expect(music(ducker, 0, 0.3)).toBeLessThan(0.14);
  expect(music(ducker, 0, 4)).toBeCloseTo(0.5, 1);
});

test('background noise does not count as a voice', () => {
  expect(music(new Ducker(RATE), 0.003, 1)).toBeCloseTo(0.5, 3);
});

test('nothing is lowered where the host set the amount to zero', () => {
  expect(music(new Ducker(RATE), 0.5, 1, 0)).toBeCloseTo(0.5, 3);
});
