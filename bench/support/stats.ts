/** The value below which the given share of samples lies, by the nearest-rank method. Rounded to a tenth. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}

export interface Summary {
  p50_ms: number;
  p99_ms: number;
  samples: number;
}

export function summary(samples: readonly number[]): Summary {
  return { p50_ms: percentile(samples, 0.5), p99_ms: percentile(samples, 0.99), samples: samples.length };
}
