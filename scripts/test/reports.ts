import type { Totals } from './totals.ts';

/** What vitest's JSON report says of a run, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** What Playwright's JSON report says of a run, as far as it is read here. */
export interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

export const totalsOfVitest = (report: VitestReport): Totals => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** A test that passed only on another try has failed: it is not to be relied on. */
export const totalsOfPlaywright = ({ stats }: PlaywrightReport): Totals => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/** Why tests were skipped, each reason once. */
export function skipReasons(suites: readonly PlaywrightSuite[]): string[] {
  const reasons = suites.flatMap(suite => [
    ...skipReasons(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap(spec =>
      spec.tests.flatMap(test =>
        test.annotations
          .filter(({ type }) => type === 'skip')
          .map(({ description }) => description ?? 'no reason'),
      ),
    ),
  ]);
  return [...new Set(reasons)];
}
