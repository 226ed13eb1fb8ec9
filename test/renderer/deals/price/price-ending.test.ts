import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRICE_ENDINGS, reduced, withEnding } from '../../../../renderer/deals/quick/price-ending.ts';

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
