import { expect, test } from 'vitest';
import {
  allClaims,
  type Claim,
  type ClaimBook,
  claimsOf,
  emptyBook,
  withClaim,
} from '../../../shared/deals/claims.ts';
import { eur } from '../../support/deals.ts';

const held = (person: number, number: number): Claim => ({
  id: `c${person}-${number}`,
  dealId: 'deal',
  personId: `person ${person}`,
  units: 1,
  total: eur(100),
  at: number,
  state: { kind: 'held', until: 1000 },
});

test('a book of thousands of claims still finds each person’s own, oldest first, and changes them in place', () => {
  const people = Array.from({ length: 3000 }, (_, index) => index);
  const claims = [1, 2].flatMap(number => people.map(person => held(person, number)));
  const full = claims.reduce<ClaimBook>(withClaim, emptyBook());
  const returned: Claim = { ...held(7, 1), state: { kind: 'returned', at: 5, reason: 'buyer' } };
  const book = withClaim(full, returned);
  for (const person of people)
    expect(claimsOf(book, `person ${person}`)).toEqual([
      person === 7 ? returned : held(person, 1),
      held(person, 2),
    ]);
  expect(allClaims(book)).toHaveLength(6000);
  expect([book.held, book.heldMinor]).toEqual([5999, 599_900]);
  expect(Math.max(...book.buckets.map(({ length }) => length))).toBeLessThan(100);
});
