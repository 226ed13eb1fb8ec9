import type { ChatMessage } from '../../shared/chat/message.ts';
import type { Pulse } from '../../shared/pulse/contract.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { type AnalysisSnapshot, AnalysisState } from './analysis-state.ts';
import { MentionWindow } from './mention-window.ts';
import { NameFinder } from './name-finder.ts';
import { PulseWindow } from './pulse-window.ts';
import { rankSuggestions } from './rank-suggestions.ts';
import { scoreText } from './score-text.ts';

/** Shortest time between two readings of a show with new events. */
const BUSY_MS = 1000;
/** Time between two readings without events: the pulse's chart and the ranking change with time too. */
const QUIET_MS = 10_000;

/** Number of messages in the signal of mentions; older ones have left the host's screen. */
const MAX_MENTIONS = 50;

const isSilent = (pulse: Pulse): boolean => pulse.line.every(point => point.messages === 0);

/** Analyses one show: applies its events, and returns the signals that are due. Time is a parameter. */
export class ShowAnalyser {
  readonly #state: AnalysisState;
  readonly #pulse = new PulseWindow();
  #mentions = new MentionWindow();
  #finder: NameFinder;
  #isStale = true;
  #readAt = Number.NEGATIVE_INFINITY;
  /** The last content of each signal, to send it only when it changed. */
  readonly #sent = new Map<Signal['signal'], string>([['pulse.mentions', '{}']]);

  /** @param now milliseconds since the epoch */
  constructor(start: AnalysisSnapshot, now: number) {
    this.#state = new AnalysisState(start);
    this.#finder = new NameFinder(start.catalog.products);
    for (const message of this.#state.snapshot(now).messages) this.#addMessage(message);
  }

  /** Applies an event of the show's log. */
  apply(event: ShowEvent): void {
    const change = this.#state.apply(event);
    if (!change) return;
    this.#isStale = true;
    if (change.kind === 'messageAdded') this.#addMessage(change.message);
    if (change.kind === 'messagesRemoved') {
      for (const messageId of change.messageIds) {
        this.#pulse.remove(messageId);
        this.#mentions.remove(messageId);
      }
    }
    if (event.name.startsWith('catalog.')) this.#updateNames(event.at);
  }

  /** The signals that are due at a time: each at most once a second, and only when its content changed. */
  signals(now: number): Signal[] {
    if (now - this.#readAt < (this.#isStale ? BUSY_MS : QUIET_MS)) return [];
    this.#readAt = now;
    this.#isStale = false;
    const pulse = this.#pulse.at(now);
    const { catalog, offers } = this.#state.show;
    const messages = this.#mentions.newest(MAX_MENTIONS);
    const items = rankSuggestions({ ...catalog, ...offers, mentions: this.#mentions.people(now), now });
    return [
      ...this.#ifChanged(
        { signal: 'pulse.updated', data: pulse },
        isSilent(pulse) ? 'silent' : JSON.stringify(pulse),
      ),
      ...this.#ifChanged({ signal: 'suggest.ranked', data: { items } }, JSON.stringify(items)),
      ...this.#ifChanged({ signal: 'pulse.mentions', data: { messages } }, JSON.stringify(messages)),
    ];
  }

  #ifChanged(signal: Signal, content: string): Signal[] {
    if (this.#sent.get(signal.signal) === content) return [];
    this.#sent.set(signal.signal, content);
    return [signal];
  }

  #addMessage(message: ChatMessage): void {
    this.#pulse.add({ ...message, messageId: message.id, sentiment: scoreText(message.text) });
    this.#addMentions(message);
  }

  #addMentions({ id, personId, at, text }: ChatMessage): void {
    this.#mentions.add({ messageId: id, personId, at, productIds: this.#finder.find(text) });
  }

  /** Earlier messages may name products that are new in the catalog. */
  #updateNames(now: number): void {
    this.#finder = new NameFinder(this.#state.show.catalog.products);
    this.#mentions = new MentionWindow();
    for (const message of this.#state.snapshot(now).messages) this.#addMentions(message);
  }
}
