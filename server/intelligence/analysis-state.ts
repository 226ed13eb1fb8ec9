import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import { applyEvent, emptyShow, type ShowState } from '../../shared/show/state.ts';

/** The part of a show that its analysis needs: plain data, so that it can be sent to a worker. */
export interface AnalysisSnapshot extends Pick<ShowState, 'catalog' | 'offers'> {
  /** Viewers' messages of the last minutes, oldest first. */
  readonly messages: readonly ChatMessage[];
}

/** What an event changed. */
export type Change =
  | { readonly kind: 'messageAdded'; readonly message: ChatMessage }
  | { readonly kind: 'messagesRemoved'; readonly messageIds: readonly string[] }
  | { readonly kind: 'offers' };

/** More than ten minutes of a busy chat; the show's state keeps too few for the pulse's chart. */
const MAX_MESSAGES = 6000;
const KEPT_MS = 10 * 60 * 1000;

const toShowState = ({ catalog, offers }: AnalysisSnapshot): ShowState => ({
  ...emptyShow('crew'),
  catalog,
  offers,
});

/**
 * The part of a show's state that its analysis needs, updated by events. The server has one, to start a worker with, and
 * the worker has its own, updated by the same events.
 */
export class AnalysisState {
  #show: ShowState;
  readonly #messages = new Map<string, ChatMessage>();

  constructor(start: AnalysisSnapshot) {
    this.#show = toShowState(start);
    for (const message of start.messages) this.#addMessage(message);
  }

  /** The products, and viewers' interest in them. */
  get show(): Omit<AnalysisSnapshot, 'messages'> {
    return this.#show;
  }

  /** All of it, with the messages that are not too old at `now` (milliseconds since the epoch). */
  snapshot(now: number): AnalysisSnapshot {
    const { catalog, offers } = this.#show;
    const messages = [...this.#messages.values()].filter(message => message.at > now - KEPT_MS);
    return { catalog, offers, messages };
  }

  /** Applies an event. Returns what it changed; undefined for events that don't matter here. */
  apply(event: ShowEvent): Change | undefined {
    switch (event.name) {
      case 'chat.posted':
        return this.#addMessage(event.data.message);
      case 'chat.deleted':
        this.#messages.delete(event.data.messageId);
        return { kind: 'messagesRemoved', messageIds: [event.data.messageId] };
      case 'chat.erased':
        return this.#removeMessagesOf(event.data.personId);
      case 'catalog.imported':
      case 'catalog.removed':
      case 'catalog.edited':
      case 'offer.pinned':
      case 'offer.unpinned':
      case 'offer.refreshed':
      case 'offer.opened':
      case 'suggest.dismissed':
      case 'show.ended':
        this.#show = applyEvent(this.#show, event);
        return { kind: 'offers' };
      default:
        return undefined;
    }
  }

  #removeMessagesOf(personId: string): Change {
    const messages = [...this.#messages.values()].filter(message => message.personId === personId);
    for (const { id } of messages) this.#messages.delete(id);
    return { kind: 'messagesRemoved', messageIds: messages.map(({ id }) => id) };
  }

  /** Messages of the crew are not the audience's, and those that nobody sees are not what the room talks about. */
  #addMessage(message: ChatMessage): Change | undefined {
    if (message.role !== 'viewer' || message.hidden) return undefined;
    this.#messages.set(message.id, message);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > MAX_MESSAGES && oldest) this.#messages.delete(oldest);
    return { kind: 'messageAdded', message };
  }
}
