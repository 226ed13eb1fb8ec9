import { MODEL_VERSION, Model } from '../../server/moderation/classifier/model.ts';
import type { Calibration } from './calibrate.ts';
import type { Weights } from './logistic.ts';

const MAX_ENTRY = 127;
/** Weights beyond this many standard deviations are cut, so that the rest have more steps. */
const CUT = 8;

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
  const used = sums.filter(sum => sum !== 0);
  const deviation = Math.sqrt(used.reduce((sum, each) => sum + each * each, 0) / Math.max(used.length, 1));
  const scale = (CUT * deviation || 1) / MAX_ENTRY;
  const table = Int8Array.from(sums, sum =>
    Math.max(-MAX_ENTRY, Math.min(MAX_ENTRY, Math.round(sum / scale))),
  );
  const short = (value: number): number => Number(value.toPrecision(6));
  const dense = Array.from(weights.dense, short);
  return new Model(
    {
      version: MODEL_VERSION,
      bits,
      scale: short(scale),
      bias: short(weights.bias),
      dense,
      slope: short(slope),
      offset: short(offset),
    },
    table,
  );
}
