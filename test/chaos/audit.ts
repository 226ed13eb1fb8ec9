import type { CommandAnswer } from '../../server/log/event-log.ts';
import type { Claim } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { CHECKS, type Check, type Expect } from './checks.ts';
import { Ledger } from './ledger.ts';
import type { Notes, Told, ToldWord } from './notes.ts';

/** What came of holding a round's log against what the world was told. */
export interface Findings {
  readonly counts: Record<Check, number>;
  readonly violations: string[];
}

/** A buyer's own claims as the server showed them after the last restart. */
export interface Shown {
  readonly personId: string;
  readonly claims: readonly Claim[];
}

/** What a round left in the log. */
export interface RoundLog {
  readonly events: readonly ShowEvent[];
  readonly answers: readonly CommandAnswer[];
}

/** Counts one round's log by itself, with none of the server's own sums, and holds it against what was told. */
export function audit(
  { events, answers }: RoundLog,
  plan: DealPlan,
  notes: Notes,
  shown: readonly Shown[],
): Findings {
  const counts = Object.fromEntries(Object.keys(CHECKS).map(name => [name, 0])) as Findings['counts'];
  const violations: string[] = [];
  const expect = (check: Check, holds: boolean, otherwise: () => string) => {
    counts[check] += 1;
    if (!holds) violations.push(`${check}: ${otherwise()}`);
  };
  const ledger = new Ledger(plan, expect);
  for (const event of events) ledger.add(event);
  checkAnswers(answers, expect);
  checkTold(notes.told, ledger, expect);
  checkWords(notes.words, ledger, expect);
  for (const { personId, claims } of shown)
    expect('pages', isSame(claims, ledger.claimsOf(personId)), () => `${personId} was shown other claims`);
  return { counts, violations };
}

const isSame = (one: readonly Claim[], other: readonly Claim[]): boolean => {
  const text = (claims: readonly Claim[]) => claims.map(each => JSON.stringify(each)).toSorted();
  return JSON.stringify(text(one)) === JSON.stringify(text(other));
};

function checkAnswers(answers: readonly CommandAnswer[], expect: Expect): void {
  const keys = new Set<string>();
  for (const { key } of answers) {
    expect('answers', !keys.has(key), () => `${key} was done twice`);
    keys.add(key);
  }
}

function checkTold(told: readonly Told[], ledger: Ledger, expect: Expect): void {
  const acknowledged = new Map<string, number>();
  for (const each of told) {
    if (each.name === 'deal.giveBack') {
      const { claimId } = each.data;
      const { kind } = ledger.claim(claimId)?.state ?? {};
      // A payment that comes late may still take what was given back.
      expect('returns', kind === 'returned' || kind === 'paid', () => `${claimId} is ${kind}`);
      continue;
    }
    const { claimId } = each.result;
    acknowledged.set(claimId, (acknowledged.get(claimId) ?? 0) + 1);
    const made = ledger.madeAs(claimId);
    const units = each.name === 'deal.claim' ? each.data.units : 1;
    const isIt = made?.claim.personId === each.personId && made.claim.units === units;
    expect('holds', isIt, () => `${each.name} ${claimId} of ${each.personId} is not in the log`);
    if (each.name === 'deal.wait')
      expect('line', made?.place === each.result.place, () => `${claimId} was told another place`);
  }
  for (const { claim } of ledger.made()) {
    const times = acknowledged.get(claim.id) ?? 0;
    expect('doubles', times === 1, () => `${claim.id} was acknowledged to ${times} commands`);
  }
}

function checkWords(words: readonly ToldWord[], ledger: Ledger, expect: Expect): void {
  const heard = words.filter(({ status }) => status === 200);
  const newest = new Map<string, ToldWord>();
  for (const word of heard) {
    const before = newest.get(word.claimId);
    if (!before || word.at > before.at) newest.set(word.claimId, word);
  }
  for (const [claimId, { kind, order, at }] of newest) {
    const state = ledger.claim(claimId)?.state;
    const rules =
      kind === 'paid' ? state?.kind === 'paid' && state.order === order : state?.kind === 'returned';
    expect('words', rules, () => `${claimId} is ${state?.kind} although the shop said ${kind} at ${at}`);
  }
  const paidBy = new Set(heard.filter(({ kind }) => kind === 'paid').map(({ order }) => order));
  for (const { id, state } of ledger.claims())
    if (state.kind === 'paid')
      expect(
        'orders',
        paidBy.has(state.order),
        () => `${id} was paid by ${state.order}, which was not taken`,
      );
}
