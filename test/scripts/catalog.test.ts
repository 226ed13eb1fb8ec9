import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/catalog.ts', import.meta.url));
const caseFile = (name: string) => fileURLToPath(new URL(`../data/catalog/${name}`, import.meta.url));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (...args: string[]): Promise<Ran> =>
  new Promise(resolve =>
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    ),
  );

async function check(file: string, ...args: string[]) {
  const { code, stdout, stderr } = await run(
    'check',
    file,
    '--json',
    '--now',
    '2026-10-20T12:00:00Z',
    ...args,
  );
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** What is right for each of the small files in `test/data/catalog/`, which are made after faults of real shops' exports. */
const RIGHT: Record<string, { args?: string[]; is: unknown }> = {
  'case-01.csv': {
    is: {
      format: 'csv',
      products: [
        { id: 'MUG-1', title: 'Blue mug', price: eur(950) },
        { id: 'MUG-2', title: 'Red mug', price: eur(1100) },
      ],
      notes: [],
      bad: [],
    },
  },
  'case-02-nobom.csv': {
    is: { products: [{ title: 'Čajový hrnek', price: eur(1250) }], encoding: 'utf-16le', notes: [], bad: [] },
  },
  'case-03.csv': {
    is: {
      products: [
        { id: 'linen-apron', price: eur(2900), stock: 12 },
        { id: 'oak-board', price: eur(4500), stock: 4 },
        {
          id: 'brass-hook',
          price: eur(800),
          variants: [
            { title: 'S', price: eur(800) },
            { title: 'L', price: eur(900), compareAt: eur(1200) },
          ],
        },
      ],
      notes: [
        { line: 2, field: 'Variant Compare At Price', value: '29.00', reason: 'compare-not-above' },
        { line: 3, value: '39.00' },
        { line: 4, value: '8.00' },
      ],
      bad: [],
    },
  },
  'case-04.csv': {
    is: {
      products: [
        {
          id: 'wool-socks',
          variants: [
            { title: '36-38', stock: 8 },
            { title: '39-41', stock: 3 },
            { title: '42-44', stock: 0 },
          ],
        },
      ],
      bad: [],
    },
  },
  'case-05.csv': {
    is: {
      products: [
        {
          id: 'rain-hat',
          variants: [
            { title: 'S', stock: 0 },
            { title: 'M', stock: 7 },
          ],
        },
        { id: 'felt-bag', stock: 0 },
      ],
      notes: [
        { line: 2, value: '-2' },
        { line: 4, value: '-1' },
      ],
      bad: [],
    },
  },
  'case-07-de.csv': {
    is: {
      format: 'woocommerce',
      products: [
        { id: 'TEE-1', title: 'Teekanne', price: eur(3990), stock: 5 },
        { id: 'SCH-1', title: 'Schürze', variants: [{ title: 'Rot', price: eur(2400), stock: 4 }] },
      ],
      notes: [],
      bad: [],
    },
  },
  'case-08.csv': {
    is: {
      products: [
        { id: 'LAMP-1', price: eur(4900), compareAt: eur(5900) },
        { id: 'LAMP-2', price: eur(8900), compareAt: eur(9900) },
        { id: 'LAMP-3', price: eur(3900) },
      ],
      bad: [],
    },
  },
  'case-11.csv': {
    is: {
      products: [{ id: 'VASE-1', price: eur(4000), variants: [{ id: 'VASE-1-W' }] }],
      bad: [
        { line: 4, field: 'Published', value: '0', reason: 'not-for-sale' },
        { line: 5, field: 'Published', value: '2', reason: 'not-for-sale' },
      ],
    },
  },
  'case-12.csv': {
    is: {
      products: [
        {
          id: 'RUG-1',
          price: eur(8000),
          variants: [
            { title: 'S', price: eur(8000) },
            { title: 'L', price: eur(14_000) },
          ],
        },
      ],
      bad: [{ line: 4, field: 'price', reason: 'missing', value: '' }],
    },
  },
  'case-14.csv': {
    args: ['--currency', 'USD'],
    is: {
      products: [
        { id: 'JAR-1', price: { minor: 1999, currency: 'USD' }, compareAt: { minor: 2499 }, stock: 5 },
        { id: 'JAR-2', price: { minor: 129_900, currency: 'USD' }, stock: 2 },
      ],
      signs: [],
      bad: [],
    },
  },
  'case-15.csv': {
    is: {
      products: [
        { price: { minor: 4999, currency: 'PLN' } },
        { price: { minor: 4990, currency: 'BRL' } },
        { price: { minor: 49_900, currency: 'INR' } },
        { price: { minor: 49_900, currency: 'CZK' } },
        { price: { minor: 19_900, currency: 'SEK' } },
        { price: { minor: 19_900, currency: 'DKK' } },
        { price: { minor: 1200, currency: 'EUR' } },
        { price: { minor: 1200, currency: 'CHF' } },
        { price: { minor: 5990, currency: 'HUF' } },
        { price: { minor: 27_300, currency: 'ZAR' } },
      ],
      bad: [],
    },
  },
  'case-16.csv': {
    is: {
      encoding: 'utf-8',
      products: [{ id: 'pear-soap', title: 'Jabón de pera', price: eur(650) }],
      bad: [],
    },
  },
  'case-18.csv': { is: { products: [{ id: 'A-1', title: 'Lamp', price: eur(500) }], bad: [] } },
  'case-42.json': {
    is: {
      format: 'shopify-json',
      products: [
        { id: 'equal', price: eur(2000) },
        { id: 'lower', price: eur(2000) },
        { id: 'zero', price: eur(2000) },
        { id: 'empty', price: eur(2000) },
        { id: 'neg', price: eur(2000), stock: 0 },
      ],
      notes: [{ value: '20.00' }, { value: '15.00' }, { value: '-3' }],
      bad: [],
    },
  },
};

describe('the command that checks a list', () => {
  test.concurrent.each(Object.entries(RIGHT))(
    'says what is right for %s',
    async (name, { args = [], is }) => {
      const said = await check(caseFile(name), ...args);
      expect(said).toMatchObject(is as object);
      const withPriceBefore = said.products.filter((each: { compareAt?: unknown }) => each.compareAt).length;
      expect(withPriceBefore).toBe({ 'case-08.csv': 2, 'case-14.csv': 1 }[name] ?? 0);
    },
    60_000,
  );

  test('asks whose a sign is that stands alone, and says in words what it read', async () => {
    const said = await check(caseFile('case-14.csv'));
    expect(said).toMatchObject({ products: [], signs: [{ sign: '$' }], bad: [{ line: 2 }, { line: 3 }] });
    const { stdout } = await run('check', caseFile('case-03.csv'));
    expect(stdout).toMatch(/shopify-csv.*3 products/);
    expect(stdout).toContain('line 2, Variant Compare At Price: compare-not-above (29.00)');
  });

  test('reads the days of a sale in the time zone that it is told', async () => {
    const said = await check(caseFile('case-08.csv'), '--zone', 'Pacific/Kiritimati');
    expect(said.products[0]).toMatchObject({ id: 'LAMP-1', price: eur(5900) });
  });

  test('ends with code 2 and clear words where there is nothing to read', async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'catalog-'));
    const file = join(folder.path, 'sheet.csv');
    writeFileSync(file, 'PK\u0003\u0004\0\0');
    expect(await run('check', file, '--json')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/CSV UTF-8/),
    });
    writeFileSync(file, 'Nr;Was;VK\n1;Tasse;5');
    expect(await run('check', file)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Missing: id, title/),
    });
    const absent = join(folder.path, 'absent.csv');
    expect(await run('check', absent)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/can't be opened/),
    });
    const wrong = [
      [],
      ['check'],
      ['look', file],
      ['check', file, '--now', 'soon'],
      ['check', file, '--what'],
    ];
    for (const ran of await Promise.all(wrong.map(args => run(...args))))
      expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching(/\S/) });
  }, 60_000);
});
