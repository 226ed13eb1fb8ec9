import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../scripts/ledger/lines-of.ts';
import { BrokenLedger, NoLedger, verifyLedger } from '../../../scripts/ledger/verify.ts';
import { generateKey } from '../../../server/ledger/signing.ts';
import { LEDGER_KEY, ledgerLines, read } from '../../support/ledger.ts';

const LINES = [...ledgerLines({ entries: 7, every: 3 })];
const FILE = Buffer.from(`${LINES.join('\n')}\n`);

const verify = (lines: Iterable<string>, options = {}) => verifyLedger(read(lines), options);
/** What is wrong with a file of these bytes. */
const errorIn = (bytes: Buffer) =>
  verifyLedger(
    linesOf(
      (async function* () {
        yield bytes;
      })(),
    ),
    { closed: true, key: LEDGER_KEY.publicKey },
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
const brokenAt = async (lines: readonly string[], options = {}) => {
  const error = await verify(lines, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BrokenLedger);
  return error as BrokenLedger;
};

describe('a whole ledger', () => {
  test('is verified with its entries, heads and times', async () => {
    expect(await verify(LINES, { key: LEDGER_KEY.publicKey, closed: true })).toEqual({
      title: 'Autumn show',
      key: LEDGER_KEY.publicKey,
      entries: 7,
      heads: 3,
      unsigned: 0,
      from: 1001,
      to: 1007,
    });
  });

  test('may go on behind its newest signed head, which is told', async () => {
    expect(await verify(LINES.slice(0, 6))).toMatchObject({ entries: 4, heads: 1, unsigned: 1 });
  });

  test('has to end with the head of the show’s end where it is said to be closed', async () => {
    expect((await brokenAt(LINES.slice(0, -1), { closed: true })).message).toMatch(/^Line 11: missing/);
    expect((await brokenAt(LINES.slice(0, 5), { closed: true })).message).toMatch(/^Line 6: missing/);
  });

  test('of many entries is verified without holding them', async () => {
    const before = process.memoryUsage().heapUsed;
    let peak = 0;
    function* watched() {
      let count = 0;
      for (const line of ledgerLines({ entries: 3000, every: 1000 })) {
        if (count++ % 500 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
        yield line;
      }
    }
    expect((await verify(watched())).entries).toBe(3000);
    expect(peak).toBeLessThan(200 * 1024 * 1024);
  });
});

describe('a broken ledger', () => {
  test('is found whichever byte was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FILE.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(FILE);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const error = await errorIn(bytes);
        expect(error instanceof BrokenLedger || error instanceof NoLedger).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('is found wherever it is cut, or a byte is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(FILE.length - 1), fc.boolean(), async (at, cut) => {
        const bytes = cut
          ? FILE.subarray(0, at)
          : Buffer.concat([FILE.subarray(0, at), FILE.subarray(at + 1)]);
        const error = await errorIn(bytes);
        expect(error instanceof BrokenLedger || error instanceof NoLedger).toBe(true);
      }),
    );
  });

  test('is found where a line was dropped, is there twice, or was swapped with another', async () => {
    const isEntry = (at: number) => LINES[at]?.includes('"seq"') && !LINES[at]?.includes('"head"');
    for (let at = 1; at < LINES.length; at++) {
      const dropped = await brokenAt(LINES.toSpliced(at, 1), { closed: true });
      const twice = await brokenAt(LINES.toSpliced(at, 0, LINES[at] ?? ''), { closed: true });
      expect([at, twice.line]).toEqual([at, at + 2]);
      // That a head is missing is known by the next one.
      if (isEntry(at)) expect([at, dropped.line]).toEqual([at, at + 1]);
      for (let other = at + 1; other < LINES.length; other++) {
        const swapped = await brokenAt(LINES.with(at, LINES[other] ?? '').with(other, LINES[at] ?? ''));
        if (isEntry(at)) expect([at, other, swapped.line]).toEqual([at, other, at + 1]);
      }
    }
  });

  test.each([
    [
      'an entry changed',
      LINES.with(2, (LINES[2] ?? '').replace('guest2', 'guest9')),
      /^Line 3: changed: entry 2/,
    ],
    ['an entry gone', LINES.toSpliced(2, 1), /^Line 3: missing: entry 2 belongs here/],
    ['an entry moved', [...LINES.toSpliced(2, 1), LINES[2] ?? ''], /^Line 3: moved: entry 2 .* in line 11/],
    ['white space added', LINES.with(3, (LINES[3] ?? '').replace(',', ', ')), /^Line 4: changed/],
    ['another show’s title', LINES.with(0, (LINES[0] ?? '').replace('Autumn', 'Winter')), /^Line 2: changed/],
  ])('says what is wrong where there is %s', async (_what, lines, message) => {
    expect((await brokenAt(lines)).message).toMatch(message);
  });

  test('is one whose heads another key has signed', async () => {
    const other = generateKey();
    const forged = [...ledgerLines({ entries: 7, every: 3, key: other })];
    expect((await brokenAt(forged, { key: LEDGER_KEY.publicKey })).message).toMatch(/^Line 1: .*another key/);
    expect((await brokenAt(forged.with(0, LINES[0] ?? ''))).message).toMatch(/^Line 5: the signature/);
  });

  test('is none at all where the first line is no header', async () => {
    await expect(verify(LINES.slice(1))).rejects.toBeInstanceOf(NoLedger);
    await expect(verify([])).rejects.toBeInstanceOf(NoLedger);
  });
});
