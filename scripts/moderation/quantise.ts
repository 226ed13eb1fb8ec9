import {
  MAX_ENTRY,
  MODEL_VERSION,
  Model,
  type RegisterHead,
  type SumHead,
  sumsOf,
} from '../../server/moderation/classifier/model.ts';
import type { Weights } from './logistic.ts';
import type { Calibrations, RegisterWeights } from './registers.ts';

const short = (value: number): number => Number(value.toPrecision(6));

/** Adds up the weights of features that share a row. */
function rowsOf({ columns }: Weights, hashes: Uint32Array, bits: number): Float64Array {
  const sums = new Float64Array(2 ** bits);
  const mask = sums.length - 1;
  hashes.forEach((hash, column) => {
    sums[hash & mask] = (sums[hash & mask] as number) + (columns[column] as number);
  });
  return sums;
}

/** Puts weights into a table of 2^bits rows, of eight bits each; features that share a row are added up. */
export function quantise(
  registers: readonly RegisterWeights[],
  hashes: Uint32Array,
  calibrations: Calibrations,
  bits: number,
): Model {
  const columns: Float64Array[] = [];
  const sumOf = (weights: Weights): SumHead => {
    const rows = rowsOf(weights, hashes, bits);
    columns.push(rows);
    const peak = rows.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0) || 1;
    return { peak: short(peak), bias: short(weights.bias), dense: Array.from(weights.dense, short) };
  };
  // The table has the judges first: sumsOf says the order.
  const judges = registers.map(({ judge }) => sumOf(judge));
  const heads = registers.map(({ name, gate }, at): RegisterHead => {
    const { slope, offset } = calibrations.get(name) ?? { slope: 1, offset: 0 };
    const head = { name, judge: judges[at] as SumHead, slope: short(slope), offset: short(offset) };
    return gate ? { ...head, gate: sumOf(gate) } : head;
  });
  const sums = sumsOf(heads);
  const table = new Int8Array(2 ** bits * sums.length);
  columns.forEach((rows, column) => {
    const { peak } = sums[column] as SumHead;
    rows.forEach((sum, row) => {
      const entry = Math.round(Math.sign(sum) * Math.sqrt(Math.abs(sum) / peak) * MAX_ENTRY);
      table[row * sums.length + column] = Math.max(-MAX_ENTRY, Math.min(MAX_ENTRY, entry));
    });
  });
  return new Model({ version: MODEL_VERSION, bits, registers: heads }, new Uint8Array(table.buffer));
}
