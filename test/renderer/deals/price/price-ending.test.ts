import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  endingOf,
  nearestEnding,
  PRICE_ENDINGS,
  reduced,
  withEnding,
} from '../../../../renderer/deals/price/price-ending.ts';

const in_ = (currency: string) => (minor: number) => ({ minor, currency });
const [eur, jpy, kwd] = [in_('EUR'), in_('JPY'), in_('KWD')];

test.each([
  ['ninety', eur(8000), eur(7990)],
  ['ninety', eur(7990), eur(7990)],
  ['ninetyNine', eur(8050), eur(7999)],
  ['whole', eur(8050), eur(8000)],
  ['exact', eur(8051), eur(8051)],
  ['ninety', jpy(8000), jpy(7990)],
  ['ninetyNine', kwd(8000), kwd(7990)],
  // There is no price of that ending below it.
  ['ninety', eur(50), eur(50)],
  ['whole', eur(99), eur(99)],
] as const)('the ending %s', (ending, price, ended) => {
  expect(withEnding(price, ending)).toEqual(ended);
});

test('a reduction is never less than what it says, and never nothing where the price is something', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 10_000_000 }),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom(...PRICE_ENDINGS),
      (minor, percent, ending) => {
        const price = reduced(eur(minor), percent, ending);
        expect(price.minor).toBeLessThanOrEqual(Math.floor((minor * (100 - percent)) / 100));
        expect(price.minor).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(price.minor)).toBe(true);
      },
    ),
  );
});

test('a written price goes to the nearest one of an ending and back, and stays below the usual one', () => {
  const usual = eur(8000);
  expect(nearestEnding(eur(6400), 'ninety', usual)).toEqual(eur(6390));
  expect(nearestEnding(eur(6390), 'whole', usual)).toEqual(eur(6400));
  expect(nearestEnding(eur(6400), 'ninetyNine', usual)).toEqual(eur(6399));
  expect(nearestEnding(eur(7960), 'whole', usual)).toEqual(eur(7900));
  expect(nearestEnding(eur(7960), 'whole', undefined)).toEqual(eur(8000));
  expect(nearestEnding(eur(6412), 'exact', usual)).toEqual(eur(6412));
});

test.each([
  [6390, 'ninety'],
  [6399, 'ninetyNine'],
  [6400, 'whole'],
  [6412, 'exact'],
] as const)('%i ends as %s', (minor, ending) => expect(endingOf(eur(minor))).toBe(ending));
