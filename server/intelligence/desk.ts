import type { ChatMessage } from '../../shared/chat/message.ts';
import type { Pulse } from '../../shared/pulse/contract.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { Memory, type Recollection } from './memory.ts';
import { MentionWindow, NameFinder } from './mentions.ts';
import { PulseWindow } from './pulse.ts';
import { scoreText } from './sentiment.ts';
import { rank } from './suggest.ts';

/** A busy show is told of no more often than this … */
const BUSY_MS = 1000;
/** … and a quiet one this often, because the line and the ranking move with time. */
const QUIET_MS = 10_000;

/** How many messages with a product's name are told of; older ones have left the host's sight. */
const TOLD_MENTIONS = 50;

const isSilent = (pulse: Pulse): boolean => pulse.line.every(point => point.messages === 0);

/** One show's reading: takes its events in, and gives the signals that are due. Time is a parameter. */
export class ShowDesk {
  readonly #memory: Memory;
  readonly #pulse = new PulseWindow();
  #mentions = new MentionWindow();
  #finder: NameFinder;
  #isStale = true;
  #readAt = Number.NEGATIVE_INFINITY;
  /** What was sent last, by signal, to tell whether anything changed. */
  readonly #sent = new Map<Signal['signal'], string>([['chat.mentions', '{}']]);

  constructor(start: Recollection, now: number) {
    this.#memory = new Memory(start);
    this.#finder = new NameFinder(start.products);
    for (const message of this.#memory.recollect(now).messages) this.#hear(message);
  }

  /** Takes an event of the show's log in. */
  take(event: ShowEvent): void {
    const change = this.#memory.take(event);
    if (!change) return;
    this.#isStale = true;
    if (change.kind === 'said') this.#hear(change.message);
    if (change.kind === 'unsaid') {
      this.#pulse.remove(change.messageId);
      this.#mentions.remove(change.messageId);
    }
    if (event.name.startsWith('catalog.')) this.#learnProducts(event.at);
  }

  /** The signals that are due at a time: each at most once a second, and only where it says something new. */
  signals(now: number): Signal[] {
    if (now - this.#readAt < (this.#isStale ? BUSY_MS : QUIET_MS)) return [];
    this.#readAt = now;
    this.#isStale = false;
    const pulse = this.#pulse.at(now);
    const { products, interest, pins } = this.#memory.shop;
    const messages = this.#mentions.newest(TOLD_MENTIONS);
    const items = rank({ products, interest, pins, mentions: this.#mentions.people(now), now });
    return [
      ...this.#ifNew(
        { signal: 'pulse.updated', data: pulse },
        isSilent(pulse) ? 'silent' : JSON.stringify(pulse),
      ),
      ...this.#ifNew({ signal: 'suggest.ranked', data: { items } }, JSON.stringify(items)),
      ...this.#ifNew({ signal: 'chat.mentions', data: { messages } }, JSON.stringify(messages)),
    ];
  }

  #ifNew(signal: Signal, said: string): Signal[] {
    if (this.#sent.get(signal.signal) === said) return [];
    this.#sent.set(signal.signal, said);
    return [signal];
  }

  #hear(message: ChatMessage): void {
    this.#pulse.add({ ...message, messageId: message.id, feeling: scoreText(message.text) });
    this.#note(message);
  }

  #note({ id, personId, at, text }: ChatMessage): void {
    this.#mentions.add({ messageId: id, personId, at, productIds: this.#finder.find(text) });
  }

  /** New names may have been said before they were known. */
  #learnProducts(now: number): void {
    this.#finder = new NameFinder(this.#memory.shop.products);
    this.#mentions = new MentionWindow();
    for (const message of this.#memory.recollect(now).messages) this.#note(message);
  }
}
