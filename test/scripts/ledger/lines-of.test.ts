import { expect, test } from 'vitest';
import { type Line, linesOf } from '../../../scripts/ledger/lines-of.ts';

async function* chunksOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test.each([1, 2, 3, 100])(
  'lines are the same in pieces of %i bytes, characters of several bytes too',
  async size => {
    const lines: Line[] = [];
    for await (const line of linesOf(chunksOf(Buffer.from('привет\n你好 🙂\n\nend'), size))) lines.push(line);
    expect(lines).toEqual([
      { text: 'привет', isWhole: true },
      { text: '你好 🙂', isWhole: true },
      { text: '', isWhole: true },
      { text: 'end', isWhole: false },
    ]);
  },
);
