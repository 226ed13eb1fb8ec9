import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CEILING, Limiter, LOOK_AHEAD_S } from '../../../renderer/sound/limiter.ts';

const RATE = 8000;
const DELAY = Math.round(LOOK_AHEAD_S * RATE);

/** Runs samples through a limiter in blocks of 128, as the browser does. */
function limited(samples: number[]): Float32Array {
  const limiter = new Limiter(RATE);
  const out = new Float32Array(samples.length);
  for (let from = 0; from < samples.length; from += 128) {
    const block = Float32Array.from(samples.slice(from, from + 128));
    limiter.process([block], [out.subarray(from, from + block.length)]);
  }
  return out;
}

test('no output sample is above the ceiling, whatever the input', () => {
  const sample = fc.oneof(fc.double({ min: -8, max: 8, noNaN: true }), fc.constant(0));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 1500 }), samples => {
      const loudest = limited(samples).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      expect(loudest).toBeLessThanOrEqual(CEILING + 1e-6);
    }),
  );
});

test('quiet sound passes unchanged, a look-ahead later', () => {
  const samples = Array.from({ length: 600 }, (_, index) => 0.5 * Math.sin(index / 5));
  const out = limited(samples);
  for (let index = DELAY; index < 600; index++)
    expect(out[index]).toBeCloseTo(samples[index - DELAY] ?? 0, 5);
});

test('after a peak the gain recovers within a second', () => {
  const out = limited([4, ...Array.from({ length: RATE }, () => 0.5)]);
  expect(out[DELAY + 20]).toBeLessThan(0.3);
  expect(out[RATE - 1]).toBeCloseTo(0.5, 2);
});

test('both channels get the same gain, so that the stereo image stays centred', () => {
  const limiter = new Limiter(RATE);
  const left = new Float32Array(256).fill(2);
  const right = new Float32Array(256).fill(0.5);
  const out = [new Float32Array(256), new Float32Array(256)];
  limiter.process([left, right], out);
  expect((out[0]?.[200] ?? 0) / (out[1]?.[200] ?? 1)).toBeCloseTo(4, 3);
});
