/** How many tests of one runner passed and were left out, and what failed. */
export interface Totals {
  readonly passed: number;
  readonly skipped: number;
  /** A text for each failed test: its name, and below it what it found. */
  readonly failures: readonly string[];
}

/** The totals of several runners as one. */
export const sum = (all: readonly Totals[]): Totals => ({
  passed: all.reduce((count, { passed }) => count + passed, 0),
  skipped: all.reduce((count, { skipped }) => count + skipped, 0),
  failures: all.flatMap(({ failures }) => failures),
});

/** The last line of a test run. */
export const lastLine = ({ passed, skipped, failures }: Totals): string =>
  `${passed} passed, ${failures.length} failed, ${skipped} skipped`;
