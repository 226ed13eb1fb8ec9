import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces, stringifyInTurns, stringifyKept } from '../../../server/show/json-pieces.ts';

const someClaims = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `claim-${index}`,
    personId: `person-${index}`,
    total: { minor: 7900, currency: 'EUR' },
    state: { kind: 'held', until: index },
    note: undefined,
  }));

test('pieces put together are what JSON.stringify gives', () => {
  fc.assert(
    fc.property(fc.object({ maxDepth: 6, withBoxedValues: false }), fc.nat(3000), (value, count) => {
      const whole = { value, claims: someClaims(count), 'a "key"': [value, [[]], {}, 'x'.repeat(9 * count)] };
      expect([...jsonPieces(whole)].join('')).toBe(JSON.stringify(whole));
      // Again, with what was kept of it.
      expect(stringifyKept({ ...whole, more: 1 })).toBe(JSON.stringify({ ...whole, more: 1 }));
    }),
    { numRuns: 200 },
  );
});

test('no piece is large, whatever the whole is', () => {
  const whole = {
    byId: {},
    claims: { deal: { held: 1, buckets: someClaims(20_000).map(claim => [claim]) } },
  };
  const lengths = [...jsonPieces(whole)].map(piece => piece.length);
  expect(lengths.length).toBeGreaterThan(20);
  expect(Math.max(...lengths)).toBeLessThan(200_000);
});

test('others get their turns while a large text is made', async () => {
  const whole = { claims: someClaims(50_000) };
  let turns = 0;
  let isMade = false;
  const count = () => {
    turns += 1;
    if (!isMade) setImmediate(count);
  };
  setImmediate(count);
  const text = await stringifyInTurns(whole);
  isMade = true;
  expect(text).toBe(JSON.stringify(whole));
  expect(turns).toBeGreaterThan(3);
});

test('the text of a part is kept for as long as it is the same part', () => {
  const claims = someClaims(300);
  const first = stringifyKept({ claims, title: 'One' });
  // Nobody may do this; here it shows that the part was not looked at again.
  for (const claim of claims) claim.id = 'changed';
  expect(stringifyKept({ claims, title: 'Two' })).toBe(first.replace('One', 'Two'));
  expect(stringifyKept({ claims: [...claims], title: 'Two' })).toContain('changed');
});
