import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { applyEvent, emptyShow, type ShowState } from '../../shared/show/state.ts';

/** What of a show bears on its pulse and its suggestions: plain data, so that it can be sent to a worker. */
export interface Recollection extends Pick<ShowState, 'products' | 'interest' | 'pins'> {
  /** What viewers said in the last minutes, oldest first. */
  readonly messages: readonly ChatMessage[];
}

/** What an event changed in a memory. */
export type Change =
  | { readonly kind: 'said'; readonly message: ChatMessage }
  | { readonly kind: 'unsaid'; readonly messageId: string }
  | { readonly kind: 'shop' };

/** More than ten minutes of a busy chat; a replica's own list is too short for the line of the pulse. */
const MAX_MESSAGES = 6000;
const KEPT_MS = 10 * 60 * 1000;

const ofShop = ({ products, interest, pins }: Recollection): ShowState => ({
  ...emptyShow('crew'),
  products,
  interest,
  pins,
});

/**
 * The part of a show that intelligence reads, kept up by events. The server's side has one to start a worker with;
 * the worker's side has its own, fed with the same events.
 */
export class Memory {
  #shop: ShowState;
  readonly #messages = new Map<string, ChatMessage>();

  constructor(start: Recollection) {
    this.#shop = ofShop(start);
    for (const message of start.messages) this.#hear(message);
  }

  /** The products, and what was done with them. */
  get shop(): Omit<Recollection, 'messages'> {
    return this.#shop;
  }

  /** Everything remembered, as of a time. */
  recollect(now: number): Recollection {
    const { products, interest, pins } = this.#shop;
    const messages = [...this.#messages.values()].filter(message => message.at > now - KEPT_MS);
    return { products, interest, pins, messages };
  }

  /** Takes an event in. Returns what it changed, or undefined for an event that does not matter here. */
  take(event: ShowEvent): Change | undefined {
    switch (event.name) {
      case 'chat.posted':
      case 'chat.approved':
        return this.#hear(event.data.message);
      case 'chat.restored':
        return event.data.to === 'posted' ? this.#hear(event.data.message) : undefined;
      case 'chat.deleted':
        this.#messages.delete(event.data.messageId);
        return { kind: 'unsaid', messageId: event.data.messageId };
      case 'catalog.imported':
      case 'catalog.edited':
      case 'offer.pinned':
      case 'offer.unpinned':
      case 'offer.refreshed':
      case 'offer.opened':
      case 'suggest.dismissed':
      case 'show.ended':
        this.#shop = applyEvent(this.#shop, event);
        return { kind: 'shop' };
      default:
        return undefined;
    }
  }

  /** The crew's own lines are no news of the audience. */
  #hear(message: ChatMessage): Change | undefined {
    if (message.role !== 'viewer') return undefined;
    this.#messages.set(message.id, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > MAX_MESSAGES && oldest) this.#messages.delete(oldest);
    return { kind: 'said', message };
  }
}
