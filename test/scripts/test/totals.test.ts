import { expect, test } from 'vitest';
import {
  type PlaywrightReport,
  skipReasons,
  totalsOfPlaywright,
  totalsOfVitest,
} from '../../../scripts/test/reports.ts';
import { lastLine, sum } from '../../../scripts/test/totals.ts';

const vitestFile = (status: string, failureMessages: readonly string[], message = '') => ({
  name: 'test/pins.test.ts',
  status,
  message,
  assertionResults: failureMessages.map(text => ({
    status: 'failed',
    fullName: 'pins › a pin stands',
    failureMessages: [text],
  })),
});

const specWith = (status: 'skipped' | 'flaky', of: { annotation?: string; error?: string }) => ({
  title: 'a pin is seen',
  file: 'pins.spec.ts',
  tests: [
    {
      status,
      annotations: of.annotation ? [{ type: 'skip', description: of.annotation }] : [],
      results: [{ ...(of.error && { error: { message: of.error } }) }],
    },
  ],
});

const counts = { numPassedTests: 40, numPendingTests: 2, numTodoTests: 1 };
const playwright = (suites: PlaywrightReport['suites']) => ({ stats: { expected: 5, skipped: 8 }, suites });

test('the last line sums what every runner reported', () => {
  const unit = totalsOfVitest({ ...counts, testResults: [vitestFile('failed', ['expected 1 to be 2'])] });
  expect(lastLine(sum([unit, totalsOfPlaywright(playwright([]))]))).toBe('45 passed, 1 failed, 11 skipped');
});

test('a failed test is told by its name and what it found, without colours', () => {
  const { failures } = totalsOfVitest({
    ...counts,
    testResults: [vitestFile('failed', ['\u001b[31mexpected 1 to be 2\u001b[0m\n\n  at pins.test.ts:3'])],
  });
  expect(failures).toEqual([
    'test/pins.test.ts › pins › a pin stands\n    expected 1 to be 2\n      at pins.test.ts:3',
  ]);
});

test('a file of tests that breaks before its first test is a failure', () => {
  const { failures } = totalsOfVitest({
    ...counts,
    testResults: [vitestFile('failed', [], 'no such module')],
  });
  expect(failures).toEqual(['test/pins.test.ts\n    no such module']);
});

test('a test that passed only on another try counts as failed', () => {
  const { passed, failures } = totalsOfPlaywright(
    playwright([{ suites: [{ specs: [specWith('flaky', { error: 'no pin' })] }] }]),
  );
  expect(passed).toBe(5);
  expect(failures).toEqual(['pins.spec.ts › a pin is seen\n    no pin']);
});

test('the reasons for skipped tests are told, each once', () => {
  const skipped = specWith('skipped', { annotation: 'no binary' });
  expect(
    skipReasons([{ suites: [{ specs: [skipped, skipped] }] }, { specs: [specWith('skipped', {})] }]),
  ).toEqual(['no binary']);
});
