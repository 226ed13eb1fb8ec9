/** The value below which the given share of samples lies, by the nearest-rank method. Rounded to a tenth. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}

/** The same of counts by value: how often 0 was there, how often 1, and so on. */
export function percentileOfCounts(counts: readonly number[], share: number): number {
  const rank = share * counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (const [value, count] of counts.entries()) {
    below += count;
    if (below >= rank) return value;
  }
  return Number.NaN;
}

export interface Summary {
  p50_ms: number;
  p99_ms: number;
  samples: number;
}

export function summary(samples: readonly number[]): Summary {
  return { p50_ms: percentile(samples, 0.5), p99_ms: percentile(samples, 0.99), samples: samples.length };
}
