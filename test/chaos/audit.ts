import type { CommandAnswer } from '../../server/log/event-log.ts';
import type { Claim } from '../../shared/deals/claims.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { CHECKS, type Check, type Expect } from './checks.ts';
import { Ledger } from './ledger.ts';
import type { Met, Notes, ToldWord } from './notes.ts';

/** Of the product before anything is sold. */
const STOCK = 50;

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
  const ledger = new Ledger(plan, notes.met, expect);
  for (const event of events) ledger.add(event);
  checkAnswers(answers, expect);
  checkTold(notes, ledger, expect);
  checkWords(notes.words, ledger, expect);
  checkMoney(notes, plan, ledger, expect);
  if (plan.knownBy === 'visit') checkKnown(events, notes.met, ledger, expect);
  checkSecrets(JSON.stringify([events, answers]), [...notes.met.values()], expect);
  for (const { personId, claims } of shown) {
    expect(
      'secrets',
      claims.every(({ keys }) => keys === undefined),
      () => `${personId} was told keys`,
    );
    expect('pages', isSame(claims, ledger.claimsOf(personId)), () => `${personId} was shown other claims`);
  }
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

function checkTold({ told, gaveUp }: Notes, ledger: Ledger, expect: Expect): void {
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
    // On a busy machine a server takes longer to come back than a client waits; then the hold is known to the log alone.
    const isTold = times === 1 || (times === 0 && gaveUp.has(claim.personId));
    expect('doubles', isTold, () => `${claim.id} was acknowledged to ${times} commands`);
  }
}

/** Of a payment and a cancellation of the same time the cancellation rules. */
const isLater = (word: ToldWord, before: ToldWord): boolean =>
  word.at > before.at || (word.at === before.at && word.kind === 'cancelled');

function checkMoney({ atEnd }: Notes, plan: DealPlan, ledger: Ledger, expect: Expect): void {
  const price = plan.terms.kind === 'flash' ? plan.terms.price.minor : 0;
  for (const { id, units, total } of ledger.claims())
    expect('money', total.minor === units * price, () => `${id} costs ${total.minor} for ${units}`);
  const [paid, held] = [ledger.sumOf('paid'), ledger.sumOf('held')];
  const sums = { paid: paid.units, paidMinor: paid.minor, held: held.units, heldMinor: held.minor };
  for (const [name, sum] of Object.entries(sums) as [keyof typeof sums, number][]) {
    const told = atEnd?.figures?.[name];
    expect('money', told === sum, () => `the crew was told ${told} for ${name}, which is ${sum}`);
  }
  const left = STOCK - paid.units;
  expect('shelf', atEnd?.stock === left, () => `${atEnd?.stock} are on the shelf instead of ${left}`);
}

function checkKnown(
  events: readonly ShowEvent[],
  met: ReadonlyMap<string, Met>,
  ledger: Ledger,
  expect: Expect,
): void {
  const start = events.find(({ name, data }) => name === 'deal.moved' && data.deal.stage.kind === 'running');
  for (const { claim } of ledger.made()) {
    const { at = Number.POSITIVE_INFINITY } = met.get(claim.personId) ?? {};
    expect('known', at <= (start?.at ?? 0), () => `${claim.id} is of somebody who came at ${at}`);
  }
}

function checkSecrets(log: string, met: readonly Met[], expect: Expect): void {
  const secrets = new Set(met.flatMap(({ place }) => [place.address, place.network, place.browser ?? '']));
  for (const secret of secrets)
    if (secret) expect('secrets', !log.includes(secret), () => `${secret} stands in the log`);
}

function checkWords(words: readonly ToldWord[], ledger: Ledger, expect: Expect): void {
  const heard = words.filter(({ status }) => status === 200);
  const newest = new Map<string, ToldWord>();
  for (const word of heard) {
    const before = newest.get(word.claimId);
    if (!before || isLater(word, before)) newest.set(word.claimId, word);
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
