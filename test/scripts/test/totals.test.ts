import { expect, test } from 'vitest';
import { skipReasons, totalsOfPlaywright, totalsOfVitest } from '../../../scripts/test/reports.ts';
import { lastLine, sum } from '../../../scripts/test/totals.ts';

test('the last line sums what every runner reported', () => {
  const unit = totalsOfVitest({ numPassedTests: 40, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 });
  const e2e = totalsOfPlaywright({ stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 8 }, suites: [] });
  expect(lastLine(sum([unit, e2e]))).toBe('45 passed, 1 failed, 11 skipped');
});

test('a test that passed only on another try counts as failed', () => {
  const { passed, failed } = totalsOfPlaywright({
    stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 0 },
    suites: [],
  });
  expect({ passed, failed }).toEqual({ passed: 5, failed: 1 });
});

test('the reasons for skipped tests are told, each once', () => {
  const skipped = { tests: [{ annotations: [{ type: 'skip', description: 'no binary' }] }] };
  const inner = { specs: [skipped, skipped] };
  expect(skipReasons([{ suites: [inner] }, { specs: [{ tests: [{ annotations: [] }] }] }])).toEqual([
    'no binary',
  ]);
});
