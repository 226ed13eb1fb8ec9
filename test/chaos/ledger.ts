import { withoutKeys } from '../../shared/deals/buyer-keys.ts';
import type { Claim } from '../../shared/deals/claims.ts';
import { type DealPlan, networkLimit } from '../../shared/deals/terms.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Expect } from './checks.ts';
import type { Met } from './notes.ts';

/** A claim as it came into the log first. */
interface Made {
  readonly claim: Claim;
  /** In the line, for one that waits. */
  readonly place: number | undefined;
}

const counts = ({ state }: Claim): boolean => state.kind === 'held' || state.kind === 'paid';

/** The book of one deal, kept from its events by plain counting, and checked after each of them. */
export class Ledger {
  readonly #plan: DealPlan;
  readonly #expect: Expect;
  readonly #met: ReadonlyMap<string, Met>;
  readonly #claims = new Map<string, Claim>();
  readonly #made = new Map<string, Made>();
  #line: string[] = [];
  #seq = 0;

  constructor(plan: DealPlan, met: ReadonlyMap<string, Met>, expect: Expect) {
    this.#plan = plan;
    this.#met = met;
    this.#expect = expect;
  }

  add(event: ShowEvent): void {
    const due = this.#seq + 1;
    this.#expect('numbers', event.seq === due, () => `event ${event.seq} stands where ${due} should`);
    this.#seq = event.seq;
    if ('claim' in event.data && event.data.claim.dealId === this.#plan.id) this.#put(event.data.claim);
  }

  /** What is held, or paid, of the deal: units, and minor units of its currency. */
  sumOf(kind: 'held' | 'paid'): { units: number; minor: number } {
    const claims = [...this.#claims.values()].filter(({ state }) => state.kind === kind);
    return { units: unitsIn(claims), minor: claims.reduce((sum, { total }) => sum + total.minor, 0) };
  }

  claim(id: string): Claim | undefined {
    return this.#claims.get(id);
  }

  claims(): Iterable<Claim> {
    return this.#claims.values();
  }

  claimsOf(personId: string): Claim[] {
    return [...this.#claims.values()].filter(claim => claim.personId === personId).map(withoutKeys);
  }

  made(): Iterable<Made> {
    return this.#made.values();
  }

  madeAs(id: string): Made | undefined {
    return this.#made.get(id);
  }

  #put(claim: Claim): void {
    const before = this.#claims.get(claim.id);
    if (before?.state.kind === 'waiting') this.#leaveLine(claim);
    this.#claims.set(claim.id, claim);
    if (claim.state.kind === 'waiting') this.#line.push(claim.id);
    if (!before) {
      const place = claim.state.kind === 'waiting' ? this.#line.length : undefined;
      this.#made.set(claim.id, { claim, place });
    }
    this.#checkSums(claim);
  }

  #leaveLine({ id, state }: Claim): void {
    if (state.kind === 'held')
      this.#expect('line', this.#line[0] === id, () => `${id} was served before ${this.#line[0]}`);
    this.#line = this.#line.filter(each => each !== id);
  }

  #checkSums({ personId }: Claim): void {
    const taken = [...this.#claims.values()].filter(counts);
    const all = unitsIn(taken);
    const own = unitsIn(taken.filter(each => each.personId === personId));
    const { units, perBuyer } = this.#plan;
    this.#expect('stock', all <= units, () => `${all} of ${units} units were sold or held at ${this.#seq}`);
    this.#expect('perBuyer', own <= perBuyer, () => `${personId} had ${own} of ${perBuyer} at ${this.#seq}`);
    this.#checkPlace(personId, taken);
  }

  /** Counts what all people of one browser, and of one network address, have together. */
  #checkPlace(personId: string, taken: readonly Claim[]): void {
    const { browser, network } = this.#met.get(personId)?.place ?? {};
    const unitsOf = (isOf: (met: Met | undefined) => boolean): number =>
      unitsIn(taken.filter(each => isOf(this.#met.get(each.personId))));
    const most = networkLimit(this.#plan);
    const { perBuyer } = this.#plan;
    const inBrowser = browser ? unitsOf(met => met?.place.browser === browser) : 0;
    const inNetwork = unitsOf(met => met?.place.network === network);
    this.#expect('perBrowser', inBrowser <= perBuyer, () => `${browser} had ${inBrowser} at ${this.#seq}`);
    this.#expect('perNetwork', inNetwork <= most, () => `${network} had ${inNetwork} at ${this.#seq}`);
  }
}

const unitsIn = (claims: readonly Claim[]): number => claims.reduce((sum, { units }) => sum + units, 0);
