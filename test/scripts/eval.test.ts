import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/eval.ts', import.meta.url));

const run = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise(resolve =>
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    ),
  );

async function evaluate(task: string, text: string, ...args: string[]) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'eval-'));
  const file = join(folder.path, 'lines.tsv');
  writeFileSync(file, text);
  return await run(task, file, ...args);
}

describe('npm run eval', () => {
  test('prints a table, and last one JSON object with ours and the peers', async () => {
    const { code, stdout, stderr } = await evaluate(
      'toxicity',
      'toxic\tты дура\nok\tесть 38 размер?\n',
      '--lang',
      'ru',
      '--json',
    );
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/precision +recall +f1/);
    const { lang, ours, peers } = JSON.parse(lines.at(-1) ?? '');
    expect(lang).toBe('ru');
    expect(Object.keys(peers)).toEqual(['obscenity', '@2toad/profanity', 'leo-profanity']);
    for (const figures of [ours, ...Object.values(peers)])
      expect(Object.keys(figures as object)).toEqual([
        'precision',
        'recall',
        'f1',
        'macro_f1',
        'accuracy',
        'texts_per_s',
      ]);
  });

  test('says how many harmless lines each level holds', async () => {
    const { code, stdout } = await evaluate('clean', 'how much is it\nyou fucking idiot\n', '--json');
    expect(code).toBe(0);
    const { lines, levels } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(lines).toBe(2);
    expect(levels.map(({ level }: { level: number }) => level)).toEqual([1, 2, 3, 4]);
    for (const { held, texts } of levels) expect([held, texts]).toEqual([1, ['you fucking idiot']]);
  });

  test.each([
    ['spam', 'spam\tbuy\noops\n', [], /line 2: each line is a label \(spam or ok\)/],
    ['toxicity', 'ok\thi\n', ['--lang', 'de'], /--lang takes en, zh, ru, not “de”/],
    ['taste', 'ok\thi\n', [], /Name a task \(.*spam, toxicity\) and a file/],
    ['spam', 'ok\thi\n', ['--loud'], /--loud/],
  ])('says what is wrong with %s of %j %j', async (task, text, args, message) => {
    const { code, stdout, stderr } = await evaluate(task, text, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});
