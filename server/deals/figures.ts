import type { ClaimBook } from '../../shared/deals/claims.ts';
import type { Deal, DealFigures } from '../../shared/deals/deal.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { bookOf, leftIn } from './lookup.ts';

/** In a rush a deal changes thousands of times a second; people see it change four times. */
const SEND_EVERY_MS = 250;

function figuresOf({ plan }: Deal, book: ClaimBook): DealFigures {
  const { held, paid, orders, heldMinor, paidMinor, demo, line } = book;
  return {
    dealId: plan.id,
    left: leftIn(plan, book),
    held,
    paid,
    orders,
    waiting: line.length,
    heldMinor,
    paidMinor,
    ...(demo && { demo }),
  };
}

const isPublic = ({ stage: { kind } }: Deal): boolean => kind === 'running' || kind === 'over';

/** Tells how a show's deals sell, and those who wait their place in the line. */
export class DealFiguresPublisher implements Reactor {
  readonly #show: Pick<ShowContext, 'state' | 'broadcaster'>;
  readonly #changed = new Set<string>();
  /** The line of each deal as it was last sent. */
  readonly #sent = new Map<string, readonly string[]>();
  #timer: NodeJS.Timeout | undefined;

  constructor(show: Pick<ShowContext, 'state' | 'broadcaster'>) {
    this.#show = show;
  }

  /** Takes note of an event that is in the log. */
  observe(event: ShowEvent): void {
    const dealId = dealIdOf(event);
    if (dealId === undefined) return;
    this.#changed.add(dealId);
    this.#sendSoon();
  }

  /** What somebody who joins has to know. */
  signalsFor({ personId }: Viewpoint): Signal[] {
    const { byId, claims } = this.#show.state.deals;
    const known = Object.values(byId).filter(isPublic);
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

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, SEND_EVERY_MS);
  }

  #send(): void {
    const deals = [...this.#changed].flatMap(id => this.#show.state.deals.byId[id] ?? []).filter(isPublic);
    this.#changed.clear();
    const figures = deals.map(deal => figuresOf(deal, bookOf(this.#show.state, deal.plan.id)));
    if (figures.length === 0) return;
    this.#show.broadcaster.signal({ signal: 'deal.figures', data: { figures } });
    for (const { plan } of deals) this.#sendPlaces(plan.id);
  }

  #sendPlaces(dealId: string): void {
    const { line } = bookOf(this.#show.state, dealId);
    const before = this.#sent.get(dealId) ?? [];
    if (line === before) return;
    this.#sent.set(dealId, line);
    for (const [index, personId] of line.entries()) {
      if (before[index] === personId) continue;
      this.#show.broadcaster.signalTo(personId, { signal: 'deal.place', data: { dealId, place: index + 1 } });
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
