import { expect, test } from 'vitest';
import { orderRows } from '../../../renderer/orders/format.ts';
import { toCsv } from '../../../renderer/ui/csv.ts';
import type { Claim } from '../../../shared/deals/claims.ts';
import { orderStatusOf } from '../../../shared/orders/order.ts';
import { translationsOf } from '../translations.ts';

const t = translationsOf('en', 'orders');

async function csvOf(change: Partial<Claim>): Promise<string[]> {
  const claim: Claim = {
    id: 'c1',
    dealId: 'd',
    personId: 'ann',
    name: 'Ann',
    units: 2,
    total: { minor: 5, currency: 'EUR' },
    at: 0,
    state: { kind: 'paid', at: 1000, order: 'A-1' },
    ...change,
  };
  const csv = await toCsv(orderRows(t, [{ claim, title: 'Shoe', status: orderStatusOf(claim) }]));
  return csv.trimEnd().split('\r\n')[1]?.split(',') ?? [];
}

test('a line of the file has the exact amount with its currency, and its times in UTC', async () => {
  expect(await csvOf({})).toEqual([
    ...['A-1', 'Shoe', 'Ann', '2', '0.05', 'EUR', 'Paid'],
    ...['1970-01-01T00:00:00.000Z', '1970-01-01T00:00:01.000Z', '', '', 'c1'],
  ]);
  expect((await csvOf({ total: { minor: 1200, currency: 'JPY' } }))[4]).toBe('1200');
  expect((await csvOf({ total: { minor: 123_456, currency: 'KWD' } }))[4]).toBe('123.456');
});

test('what was settled by hand has its name, and a buyer’s name is never run as a formula', async () => {
  const hand = { personId: 'host', name: 'Host', at: 5 };
  expect((await csvOf({ hand }))[9]).toBe('Host');
  expect((await csvOf({ name: '=cmd()' }))[2]).toBe("'=cmd()");
});
