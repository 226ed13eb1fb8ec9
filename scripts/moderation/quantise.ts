import { MAX_ENTRY, MODEL_VERSION, Model } from '../../server/moderation/classifier/model.ts';
import type { Calibration } from './calibrate.ts';
import type { Weights } from './logistic.ts';

/** Puts weights into a table of 2^bits entries of eight bits; features that share an entry are added up. */
export function quantise(
  weights: Weights,
  hashes: Uint32Array,
  { slope, offset }: Calibration,
  bits: number,
): Model {
  const sums = new Float64Array(2 ** bits);
  const mask = sums.length - 1;
  hashes.forEach((hash, column) => {
    sums[hash & mask] = (sums[hash & mask] as number) + (weights.columns[column] as number);
  });
  const peak = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0) || 1;
  const table = Int8Array.from(sums, sum =>
    Math.round(Math.sign(sum) * Math.sqrt(Math.abs(sum) / peak) * MAX_ENTRY),
  );
  const short = (value: number): number => Number(value.toPrecision(6));
  const dense = Array.from(weights.dense, short);
  return new Model(
    {
      version: MODEL_VERSION,
      bits,
      peak: short(peak),
      bias: short(weights.bias),
      dense,
      slope: short(slope),
      offset: short(offset),
    },
    new Uint8Array(table.buffer),
  );
}
