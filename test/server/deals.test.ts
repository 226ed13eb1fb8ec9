import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allClaims,
  type ClaimBook,
  claimsOf,
  emptyBook,
  unitsOf,
  withClaim,
} from '../../shared/deals/claims.ts';
import { type Deal, isRunning, type RunningDeal } from '../../shared/deals/deal.ts';
import { networkLimit } from '../../shared/deals/terms.ts';
import { MAX_PINS } from '../../shared/offers/pin.ts';
import { viewpointOf } from '../../shared/roles.ts';
import { redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow, type ShowState } from '../../shared/show/state.ts';
import { CLIENTS, dealStory, PEOPLE, play } from '../support/arbitrary.ts';
import { expectTrueReplicas } from '../support/replicas.ts';

/** Folds a log, and looks at the show after each of its events. */
function forEachMoment(log: readonly ShowEvent[], look: (state: ShowState, event: ShowEvent) => void): void {
  let state = emptyShow('crew');
  for (const event of log) {
    state = applyEvent(state, event);
    look(state, event);
  }
}

/** The units that the people of each browser, or of each network address, have together, counted by themselves. */
const unitsBy = (key: 'browser' | 'network', book: ClaimBook): number[] => {
  const keys = new Set(Object.values(CLIENTS).map(client => client[key]));
  const peopleOf = (wanted: number | undefined) =>
    Object.keys(CLIENTS).filter(id => CLIENTS[id]?.[key] === wanted);
  return [...keys].map(wanted => peopleOf(wanted).reduce((sum, id) => sum + unitsOf(book, id), 0));
};

const sumsOf = ({ held, paid, heldMinor, paidMinor }: ClaimBook) => ({ held, paid, heldMinor, paidMinor });

/** Units and money of the claims that are paid, and of which how much is money, counted one by one. */
function paidBy(book: ClaimBook) {
  const paid = allClaims(book).filter(({ state }) => state.kind === 'paid');
  const real = paid.filter(({ demo }) => !demo);
  return {
    paid: paid.reduce((sum, { units }) => sum + units, 0),
    orders: real.length,
    paidMinor: real.reduce((sum, { total }) => sum + total.minor, 0),
  };
}

describe('whatever happens to deals, in whatever order', () => {
  test('no more is ever held and paid for than there is', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        forEachMoment(play(steps), ({ deals: { byId, claims } }) => {
          for (const [dealId, book] of Object.entries(claims)) {
            expect(book.held + book.paid).toBeLessThanOrEqual(byId[dealId]?.plan.units ?? 0);
            expect(book.held).toBeGreaterThanOrEqual(0);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test('a deal’s sums are those of its claims, and its line those who wait, in their order', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const { claims } = play(steps).reduce(applyEvent, emptyShow('crew')).deals;
        for (const book of Object.values(claims)) {
          expect(sumsOf(allClaims(book).reduce(withClaim, emptyBook()))).toEqual(sumsOf(book));
          const waiting = allClaims(book).filter(({ state }) => state.kind === 'waiting');
          expect([...book.line].sort()).toEqual(waiting.map(({ personId }) => personId).sort());
        }
      }),
    );
  });

  test('money is that of the paid claims, by the shop’s word or by hand, and no hand pays or releases what is settled', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        let before: ShowState['deals']['claims'] = {};
        forEachMoment(play(steps), ({ deals: { claims } }, event) => {
          if (event.name === 'deal.paid' || event.name === 'deal.returned') {
            const { claim } = event.data;
            const earlier = claimsOf(before[claim.dealId], claim.personId).find(({ id }) => id === claim.id);
            if (claim.hand?.at === event.at && earlier && !earlier.hand)
              expect(['held', 'waiting']).toContain(earlier.state.kind);
          }
          before = claims;
        });
        for (const book of Object.values(before)) expect(book).toMatchObject(paidBy(book));
      }),
      { numRuns: 200 },
    );
  });

  test('nobody waits while something is left, and nobody has more than a buyer may', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const log = play(steps);
        const { byId, claims } = log.reduce(applyEvent, emptyShow('crew')).deals;
        for (const [dealId, book] of Object.entries(claims)) {
          const { units = 0, perBuyer = 0 } = byId[dealId]?.plan ?? {};
          if (book.held + book.paid < units) expect(book.line).toEqual([]);
          for (const { id } of PEOPLE) expect(unitsOf(book, id)).toBeLessThanOrEqual(perBuyer);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('no browser has more than a buyer may, and no network address more than may go to one', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        forEachMoment(play(steps), ({ deals: { byId, claims } }) => {
          for (const [dealId, book] of Object.entries(claims)) {
            const { plan } = byId[dealId] as Deal;
            for (const units of unitsBy('browser', book)) expect(units).toBeLessThanOrEqual(plan.perBuyer);
            for (const units of unitsBy('network', book))
              expect(units).toBeLessThanOrEqual(networkLimit(plan));
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test('nobody is ever told which browser or network address a claim or a bid came from', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const log = play(steps);
        const state = log.reduce(applyEvent, emptyShow('crew'));
        for (const person of PEOPLE) {
          const viewpoint = viewpointOf(person);
          const seen = log.flatMap(event => redactEvent(event, viewpoint) ?? []);
          const told = JSON.stringify([...seen, redactShow(state, viewpoint)]);
          expect(told).not.toMatch(/[78]00000\d|"keys"|"byKey"/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('an end once set is never moved back, and a deal runs once', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const ends = new Map<string, number>();
        const check = ({ plan: { id, terms }, stage: { endsAt } }: RunningDeal) => {
          const before = ends.get(id) ?? endsAt;
          expect(endsAt).toBeGreaterThanOrEqual(before);
          if (terms.kind !== 'auction') expect(endsAt).toBe(before);
          ends.set(id, endsAt);
        };
        forEachMoment(play(steps), ({ deals: { byId } }) => {
          Object.values(byId).filter(isRunning).forEach(check);
          // A deal that ran a second time would have an end before this one.
          for (const { stage, plan } of Object.values(byId))
            if (stage.kind === 'over') ends.set(plan.id, Number.POSITIVE_INFINITY);
        });
      }),
    );
  });

  test('a card of a deal is on screen only while that deal runs, and there are never more than three cards', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const { offers, deals } = play(steps).reduce(applyEvent, emptyShow('crew'));
        expect(offers.pins.length).toBeLessThanOrEqual(MAX_PINS);
        for (const { dealId } of offers.pins)
          if (dealId) expect(deals.byId[dealId]?.stage.kind).toBe('running');
      }),
    );
  });

  test('a replica that folded the events it was sent equals the snapshot it would have been sent', () => {
    fc.assert(
      fc.property(dealStory, steps => expectTrueReplicas(play(steps))),
      { numRuns: 200 },
    );
  });

  test('a viewer never receives a code, a reserve, a note of the crew or another one’s claim and highest bid', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const log = play(steps);
        const viewpoint = viewpointOf({ id: 'ann', name: 'Ann', role: 'viewer' });
        const frames = log
          .flatMap(event => redactEvent(event, viewpoint) ?? [])
          .map(event => JSON.stringify(event));
        frames.push(JSON.stringify(redactShow(log.reduce(applyEvent, emptyShow('crew')), viewpoint)));
        for (const frame of frames) {
          for (const secret of ['SECRET', '"reserve":', 'crew only', '"cost"'])
            expect(frame).not.toContain(secret);
          expect(frame).not.toMatch(/"claim":\{[^}]*"personId":"bob"/);
          expect(frame).not.toContain('"personId":"bob","name":"Bob","max"');
        }
      }),
      { numRuns: 200 },
    );
  });

  test('another brand’s rep and even the host never receive what somebody would pay at most', () => {
    fc.assert(
      fc.property(dealStory, steps => {
        const log = play(steps);
        for (const person of PEOPLE) {
          const viewpoint = viewpointOf(person);
          const bids = log
            .flatMap(event => redactEvent(event, viewpoint) ?? [])
            .filter(event => event.name === 'deal.bid');
          for (const event of bids) expect(event.data).toMatchObject({ bid: { personId: person.id } });
        }
      }),
    );
  });
});
