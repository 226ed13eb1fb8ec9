import type { ClaimBook } from '../../shared/deals/claims.ts';
import type { Deal, DealFigures } from '../../shared/deals/deal.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Show } from '../show.ts';
import { bookOf, leftIn } from './lookup.ts';

/** In a rush a deal changes thousands of times a second; people see it change four times. */
const TELL_EVERY_MS = 250;

function figuresOf({ plan }: Deal, book: ClaimBook): DealFigures {
  const { held, paid, heldMinor, paidMinor, line } = book;
  return {
    dealId: plan.id,
    left: leftIn(plan, book),
    held,
    paid,
    waiting: line.length,
    heldMinor,
    paidMinor,
  };
}

const isPublic = ({ stage: { kind } }: Deal): boolean => kind === 'running' || kind === 'over';

/** Tells how a show's deals sell, and those who wait their place in the line. */
export class DealDesk {
  readonly #show: Pick<Show, 'state' | 'audience'>;
  readonly #changed = new Set<string>();
  /** The line of each deal as it was last told. */
  readonly #told = new Map<string, readonly string[]>();
  #timer: NodeJS.Timeout | undefined;

  constructor(show: Pick<Show, 'state' | 'audience'>) {
    this.#show = show;
  }

  /** Takes note of an event that is in the log. */
  observe(event: ShowEvent): void {
    const dealId = dealIdOf(event);
    if (dealId === undefined) return;
    this.#changed.add(dealId);
    this.#tellSoon();
  }

  /** What somebody who joins has to know. */
  latest(personId: string): Signal[] {
    const { deals, claims } = this.#show.state;
    const known = Object.values(deals).filter(isPublic);
    if (known.length === 0) return [];
    const figures = known.map(deal => figuresOf(deal, bookOf(this.#show.state, deal.plan.id)));
    const places = known.flatMap(({ plan: { id: dealId } }): Signal[] => {
      const place = (claims[dealId]?.line.indexOf(personId) ?? -1) + 1;
      return place > 0 ? [{ signal: 'deal.place', data: { dealId, place } }] : [];
    });
    return [{ signal: 'deal.figures', data: { figures } }, ...places];
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.#show.audience.isTelling) this.#tellSoon();
      else this.#tell();
    }, TELL_EVERY_MS);
  }

  #tell(): void {
    const deals = [...this.#changed].flatMap(id => this.#show.state.deals[id] ?? []).filter(isPublic);
    this.#changed.clear();
    const figures = deals.map(deal => figuresOf(deal, bookOf(this.#show.state, deal.plan.id)));
    if (figures.length === 0) return;
    this.#show.audience.signal({ signal: 'deal.figures', data: { figures } });
    for (const { plan } of deals) this.#tellPlaces(plan.id);
  }

  #tellPlaces(dealId: string): void {
    const { line } = bookOf(this.#show.state, dealId);
    const before = this.#told.get(dealId) ?? [];
    if (line === before) return;
    this.#told.set(dealId, line);
    for (const [index, personId] of line.entries()) {
      if (before[index] === personId) continue;
      this.#show.audience.signalTo(personId, { signal: 'deal.place', data: { dealId, place: index + 1 } });
    }
  }
}

function dealIdOf(event: ShowEvent): string | undefined {
  switch (event.name) {
    case 'deal.moved':
      return event.data.deal.plan.id;
    case 'deal.claimed':
    case 'deal.queued':
    case 'deal.paid':
    case 'deal.returned':
      return event.data.claim.dealId;
    default:
      return undefined;
  }
}
