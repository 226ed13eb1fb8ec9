import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RankingInput, rankSuggestions } from '../../../server/intelligence/rank-suggestions.ts';
import { cardOf, type Product } from '../../../shared/catalog/product.ts';
import type { Interest } from '../../../shared/catalog/state.ts';
import { Suggestion } from '../../../shared/suggest/contract.ts';

const NOW = 1_800_000_000_000;
const minutesAgo = (minutes: number): number => NOW - minutes * 60_000;
const product = (id: string, stock?: number): Product => ({
  id,
  title: id,
  price: { minor: 1000, currency: 'EUR' },
  aliases: [],
  history: [],
  ...(stock === undefined ? {} : { stock }),
});
const [lamp, mug, bag] = [product('lamp'), product('mug'), product('bag')];

interface Asked {
  products?: Product[];
  interest?: Record<string, Interest>;
  mentions?: Record<string, number>;
  pinned?: Product[];
}
const situation = ({
  products = [lamp, mug, bag],
  interest = {},
  mentions = {},
  pinned = [],
}: Asked): RankingInput => ({
  products,
  interest,
  mentions: new Map(Object.entries(mentions)),
  pins: pinned.map(each => ({ id: `pin-${each.id}`, card: cardOf(each), at: NOW })),
  now: NOW,
});
const order = (asked: Asked): string[] => rankSuggestions(situation(asked)).map(each => each.productId);
const reasonsFor = (id: string, asked: Asked) =>
  rankSuggestions(situation(asked))
    .find(each => each.productId === id)
    ?.reasons.map(reason => reason.kind);

describe('what to show next', () => {
  it('is the catalog in its own order while nobody has said or done anything', () => {
    expect(order({})).toEqual(['lamp', 'mug', 'bag']);
    expect(rankSuggestions(situation({ products: [] }))).toEqual([]);
  });

  it('is first what most people ask about', () => {
    expect(order({ mentions: { bag: 5, mug: 2 } })).toEqual(['bag', 'mug', 'lamp']);
  });

  it('weighs a person who asks more than a click', () => {
    expect(order({ mentions: { bag: 4 }, interest: { mug: { clicks: 4 } } })).toEqual(['bag', 'mug', 'lamp']);
  });

  it('leaves out what is sold out, however many ask', () => {
    expect(order({ products: [product('gone', 0), lamp], mentions: { gone: 50 } })).toEqual(['lamp']);
  });

  it('leaves out what is on the screen now', () => {
    expect(order({ pinned: [lamp], mentions: { lamp: 9 } })).toEqual(['mug', 'bag']);
  });

  it('lets what was just shown rest, and brings it back', () => {
    const shown = (minutes: number) => ({
      mentions: { lamp: 6 },
      interest: { lamp: { clicks: 0, shownAt: minutesAgo(minutes) } },
    });
    expect(order(shown(1)).at(-1)).toBe('lamp');
    expect(order(shown(20))[0]).toBe('lamp');
  });

  it('pushes down what the crew said “not now” to, and brings it back', () => {
    const dismissed = (minutes: number) => ({
      mentions: { lamp: 6 },
      interest: { lamp: { clicks: 0, dismissedAt: minutesAgo(minutes) } },
    });
    expect(order(dismissed(1)).at(-1)).toBe('lamp');
    expect(order(dismissed(15))[0]).toBe('lamp');
  });

  it('prefers what it can still sell to many', () => {
    expect(order({ products: [product('last', 1), product('plenty', 80)] })).toEqual(['plenty', 'last']);
  });

  it('gives reasons, the one with the largest effect first', () => {
    const few = product('few', 2);
    const asked = {
      products: [few],
      mentions: { few: 9 },
      interest: { few: { clicks: 3, shownAt: minutesAgo(25) } },
    };
    expect(reasonsFor('few', asked)).toEqual(['mentions', 'clicks', 'lowStock', 'notShown']);
    expect(rankSuggestions(situation(asked))[0]?.reasons).toContainEqual({ kind: 'notShown', minutes: 25 });
    expect(reasonsFor('lamp', {})).toEqual(['neverShown']);
    expect(reasonsFor('lamp', { interest: { lamp: { clicks: 0, shownAt: minutesAgo(3) } } })).toEqual([]);
  });

  it('keeps to twelve of a large catalog', () => {
    const products = Array.from({ length: 500 }, (_, index) => product(`p${index}`));
    expect(order({ products, mentions: { p499: 1 } })).toHaveLength(12);
    expect(order({ products, mentions: { p499: 1 } })[0]).toBe('p499');
  });

  it('is the same for the same situation, sorted, and of the form of its signal', () => {
    const times = fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined });
    const item = fc.record({
      stock: fc.option(fc.nat(100), { nil: undefined }),
      people: fc.nat(500),
      clicks: fc.nat(5000),
      shown: times,
      dismissed: times,
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), items => {
        const products = items.map(({ stock }, index) => product(`p${index}`, stock));
        const mentions = Object.fromEntries(items.map(({ people }, index) => [`p${index}`, people]));
        const interest = Object.fromEntries(
          items.map(({ clicks, shown, dismissed }, index) => [
            `p${index}`,
            {
              clicks,
              ...(shown === undefined ? {} : { shownAt: minutesAgo(shown) }),
              ...(dismissed === undefined ? {} : { dismissedAt: minutesAgo(dismissed) }),
            },
          ]),
        );
        const ranked = rankSuggestions(situation({ products, mentions, interest })).map(each =>
          Suggestion.parse(each),
        );
        expect(ranked).toEqual(rankSuggestions(situation({ products, mentions, interest })));
        expect(ranked.map(each => each.score)).toEqual(
          ranked.map(each => each.score).toSorted((a, b) => b - a),
        );
        expect(
          ranked.every(each => each.score >= 0 && products.find(p => p.id === each.productId)?.stock !== 0),
        ).toBe(true);
      }),
    );
  });
});
