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

test('what the demo shop settled takes units and is no money, until it is cancelled', () => {
  const paidAt = (person: number, demo: boolean): Claim => ({
    ...held(person, 1),
    state: { kind: 'paid', at: 5, order: 'A-1' },
    ...(demo && { demo }),
  });
  const book = [held(1, 1), paidAt(1, true), paidAt(2, false)].reduce<ClaimBook>(withClaim, emptyBook());
  expect(book).toMatchObject({ held: 0, paid: 2, paidMinor: 100, demo: { paid: 1, paidMinor: 100 } });
  const returned: Claim = { ...paidAt(1, true), state: { kind: 'returned', at: 6, reason: 'cancelled' } };
  expect(withClaim(book, returned)).toMatchObject({ paid: 1, paidMinor: 100 });
  expect(withClaim(book, returned)).not.toHaveProperty('demo');
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
