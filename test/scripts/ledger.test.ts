import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { LEDGER_KEY, ledgerLines } from '../support/ledger.ts';
import { temporaryFolder } from '../support/log.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/ledger.ts', import.meta.url));
const LINES = [...ledgerLines({ entries: 3, every: 2 })];

const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise(resolve =>
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    ),
  );

function fileOf(lines: readonly string[]): string {
  const file = join(temporaryFolder(), 'ledger.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

test('a whole ledger ends with 0, and says what was verified', async () => {
  const { code, stdout, stderr } = await run(
    'verify',
    fileOf(LINES),
    '--closed',
    '--key',
    LEDGER_KEY.publicKey,
  );
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('The ledger of "Autumn show" is whole.\n3 entries from 1970-01-01T00:00:01.001Z');
  expect(stdout).toContain('2 signed heads');
});

test('a broken one ends with 1, and names the first broken line', async () => {
  const lines = LINES.with(3, (LINES[3] ?? '').replace('"number":1', '"number":7'));
  const { code, stdout, stderr } = await run('verify', fileOf(lines));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^Line 4: the signature/);
});

test.each([
  [['verify'], /Name a file/],
  [['verify', 'nowhere.jsonl'], /nowhere.jsonl/],
  [['verify', 'package.json'], /no header of a ledger/],
  [['verify', 'package.json', '--key', 'abc'], /64 hexadecimal digits/],
  [['verify', 'package.json', '--loud'], /--loud/],
])('what can’t be verified ends with 2: %j', async (args, message) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/ {4}at /);
});
