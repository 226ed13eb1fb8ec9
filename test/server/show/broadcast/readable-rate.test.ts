import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadableRate } from '../../../../server/show/broadcast/readable-rate.ts';

const lines = (...people: string[]) => people.map((by, number) => ({ by, number }));

describe('a readable rate', () => {
  test('a second’s worth may come at once, and then no more than the rate', () => {
    const rate = new ReadableRate({ linesPerSecond: 10 });
    const crowd = () => lines(...Array.from({ length: 50 }, (_, index) => `${index}`));
    expect(rate.choose(crowd(), 0).size).toBe(10);
    expect(rate.choose(crowd(), 0).size).toBe(0);
    expect(rate.choose(crowd(), 100).size).toBe(1);
    expect(rate.choose(crowd(), 60_000).size).toBe(10);
  });

  test('a rate that is off keeps every line', () => {
    const rate = new ReadableRate({ linesPerSecond: Number.POSITIVE_INFINITY });
    const all = lines('a', 'a', 'b');
    expect([...rate.choose(all, 0)]).toEqual(all);
  });

  test('somebody who floods the chat does not take the others’ place', () => {
    const rate = new ReadableRate({ linesPerSecond: 3 });
    const kept = rate.choose(lines(...Array.from({ length: 40 }, () => 'spammer'), 'ann', 'bob'), 0);
    expect([...kept].map(({ by }) => by).sort()).toEqual(['ann', 'bob', 'spammer']);
  });

  test('property: never more than the rate allows, each line at most once, and only what was offered', () => {
    const tick = fc.record({
      ms: fc.nat(400),
      people: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(tick, { maxLength: 40 }),
        (linesPerSecond, ticks) => {
          const rate = new ReadableRate({ linesPerSecond });
          let [now, kept] = [0, 0];
          for (const { ms, people } of ticks) {
            now += ms;
            const offered = lines(...people.map(String));
            const chosen = rate.choose(offered, now);
            for (const line of chosen) expect(offered).toContain(line);
            kept += chosen.size;
            expect(kept).toBeLessThanOrEqual(linesPerSecond * (1 + now / 1000) + 1e-6);
          }
        },
      ),
    );
  });

  test('property: people who write in every tick get the same number of lines, give or take one', () => {
    const writers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 15 }),
        writers,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (linesPerSecond, perTick, lots) => {
          const rate = new ReadableRate({ linesPerSecond, random: () => lots.next().value });
          const counts = new Map(perTick.map((_, person) => [String(person), 0]));
          // No tick allows more lines than there are people, so everybody always has one that could be next.
          const tickMs = Math.min(100, Math.floor((1000 * perTick.length) / linesPerSecond));
          rate.choose(lines(...Array.from({ length: 50 }, (_, index) => `earlier ${index}`)), 0);
          for (let tick = 1; tick <= 60; tick++) {
            const offered = lines(
              ...perTick.flatMap((count, person) => new Array<string>(count).fill(String(person))),
            );
            for (const { by } of rate.choose(offered, tick * tickMs))
              counts.set(by, (counts.get(by) ?? 0) + 1);
          }
          expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
