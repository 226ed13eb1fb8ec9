import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FloodWindow } from '../../../../server/moderation/flood/flood-window.ts';

/** How many people each line has behind it, one line a second by another person. */
function countsOf(lines: readonly string[], seconds = 1): number[] {
  const flood = new FloodWindow();
  return lines.map((line, at) => flood.note(line, `person ${at}`, at * seconds * 1000));
}

test('copies with other numbers, signs, case and a word more or less are one text', () => {
  expect(
    countsOf([
      'This shop is a scam, do not buy here!!',
      'this shop is a scam do not buy here 123',
      'THIS SHOP IS A SCAM DO NOT BUY HERE',
      'guys this shop is a scam, do not buy here',
      'thiiiis shop is a scam... do not buy',
    ]),
  ).toEqual([1, 2, 3, 4, 5]);
  expect(
    countsOf(['这家店是骗子大家千万不要买', '这家店是骗子，大家千万不要买！', '大家千万不要买这家店是骗子']),
  ).toEqual([1, 2, 3]);
});

test('one person who repeats a line is one person', () => {
  const flood = new FloodWindow();
  for (let line = 0; line < 5; line++)
    expect(flood.note('this shop is a scam do not buy', 'ann', line * 1000)).toBe(1);
});

test('lines that are further apart than a minute are no flood', () => {
  expect(
    countsOf(
      Array.from({ length: 4 }, () => 'this shop is a scam do not buy'),
      61,
    ),
  ).toEqual([1, 1, 1, 1]);
});

test('what many say who mean no harm is too short to count', () => {
  for (const line of ['666', 'me me me', 'how much is it', '主播好漂亮', 'Привет всем', '😍😍😍'])
    expect(countsOf(Array.from({ length: 10 }, () => line)).at(-1)).toBe(1);
});

test('different lines of a chat are not taken for copies of each other', () => {
  const lines = ['en', 'zh', 'ru'].flatMap(language =>
    readFileSync(`assets/models/live-lines/${language}.tsv`, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('ok\t'))
      .map(line => line.slice(3)),
  );
  // All of them within one minute.
  const counts = countsOf(lines, 60 / lines.length / 2);
  expect(Math.max(...counts)).toBeLessThan(5);
});

test('who was erased is no more among those who wrote a text', () => {
  const flood = new FloodWindow();
  flood.note('this shop is a scam do not buy', 'ann', 0);
  flood.erase('ann');
  expect(flood.note('this shop is a scam do not buy', 'bob', 1000)).toBe(1);
});

test('a raid of different texts is remembered no further than is looked at', () => {
  const flood = new FloodWindow();
  const before = process.memoryUsage().heapUsed;
  for (let line = 0; line < 20_000; line++)
    flood.note(
      `${Math.sin(line)} ${String.fromCharCode(0x4e00 + (line % 20000)).repeat(1)}`.repeat(8),
      `p${line}`,
      line,
    );
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});
