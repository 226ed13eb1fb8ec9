import { stripVTControlCharacters } from 'node:util';
import type { Totals } from './totals.ts';

const LINES_OF_A_FAILURE = 12;

/** What vitest's JSON report says of a run, as far as it is read here. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** What Playwright's JSON report says of a run, as far as it is read here. */
export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly skipped: number };
  readonly suites: readonly PlaywrightSuite[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly PlaywrightSpec[];
}

interface PlaywrightSpec {
  readonly title: string;
  readonly file: string;
  readonly tests: readonly {
    readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
    readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    readonly results: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

/** A file that broke before its first test is one failure. */
export function totalsOfVitest(report: VitestReport): Totals {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(test => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [failure(name, message)];
    return failed.map(test => failure(`${name} › ${test.fullName}`, test.failureMessages.join('\n')));
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests + report.numTodoTests, failures };
}

/** A test that passed only on another try has failed: it is not to be relied on. */
export function totalsOfPlaywright({ stats, suites }: PlaywrightReport): Totals {
  const failures = specsOf(suites).flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) =>
        failure(`${file} › ${title}`, results.map(({ error }) => error?.message ?? '').join('\n')),
      ),
  );
  return { passed: stats.expected, skipped: stats.skipped, failures };
}

/** Why tests were skipped, each reason once. */
export function skipReasons(suites: readonly PlaywrightSuite[]): string[] {
  const reasons = specsOf(suites).flatMap(({ tests }) =>
    tests.flatMap(({ annotations }) =>
      annotations.filter(({ type }) => type === 'skip').map(({ description }) => description ?? 'no reason'),
    ),
  );
  return [...new Set(reasons)];
}

const specsOf = (suites: readonly PlaywrightSuite[]): PlaywrightSpec[] =>
  suites.flatMap(suite => [...specsOf(suite.suites ?? []), ...(suite.specs ?? [])]);

function failure(name: string, message: string): string {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter(line => line.trim() !== '');
  return [name, ...lines.slice(0, LINES_OF_A_FAILURE).map(line => `    ${line}`)].join('\n');
}
