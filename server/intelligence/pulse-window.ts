import type { Pulse } from '../../shared/pulse/contract.ts';
import type { Sentiment } from './score-text.ts';
import { fold } from './tokens.ts';

/** A chat message with its sentiment. */
export interface ScoredMessage {
  readonly messageId: string;
  readonly personId: string;
  readonly at: number;
  readonly text: string;
  readonly sentiment: Sentiment;
}

const SECOND = 1000;
/** The pulse's score is of this time before now; the trend compares it with the same time before that. */
const WINDOW = 120 * SECOND;
const POINT = 10 * SECOND;
const POINTS = 60;
/** Weight of a neutral message, such as a question or a greeting. */
const NEUTRAL_WEIGHT = 0.25;
/** Weight of an assumed neutral person, so that a single message doesn't move the score to its limit. */
const PRIOR = 1;
const QUOTES_EACH_SIDE = 2;
/** Messages with a weaker score are not quoted. */
const QUOTABLE = 0.25;

type Point = Pulse['line'][number];
type Counted = ScoredMessage & { readonly score: number };

const inPercent = (score: number): number => Math.round(score * 100) || 0;

const contentKey = ({ personId, text }: ScoredMessage): string => `${personId} ${fold(text)}`;

/** Mean sentiment with one vote a person, whatever the number of their messages; undefined without messages. */
function sentimentOf(messages: readonly Counted[]): { score: number; people: number } | undefined {
  const people = new Map<string, { sum: number; weight: number; most: number }>();
  for (const { personId, score } of messages) {
    const weight = score === 0 ? NEUTRAL_WEIGHT : 1;
    const person = people.get(personId) ?? { sum: 0, weight: 0, most: 0 };
    people.set(personId, {
      sum: person.sum + score * weight,
      weight: person.weight + weight,
      most: Math.max(person.most, weight),
    });
  }
  if (people.size === 0) return undefined;
  let [sum, weight] = [0, PRIOR];
  for (const person of people.values()) {
    sum += (person.sum / person.weight) * person.most;
    weight += person.most;
  }
  return { score: sum / weight, people: people.size };
}

/** The strongest message of each person, at most two positive and two negative ones, newest first, no text twice. */
function quotesOf(messages: readonly Counted[]): Pulse['quotes'] {
  const side = (sign: 1 | -1): Counted[] => {
    const people = new Set<string>();
    const texts = new Set<string>();
    return messages
      .filter(message => message.score * sign >= QUOTABLE)
      .sort((a, b) => b.score * sign - a.score * sign || b.at - a.at)
      .filter(({ personId, text }) => {
        const folded = fold(text);
        if (people.has(personId) || texts.has(folded)) return false;
        people.add(personId);
        texts.add(folded);
        return true;
      })
      .slice(0, QUOTES_EACH_SIDE);
  };
  return [...side(1), ...side(-1)]
    .sort((a, b) => b.at - a.at)
    .map(({ messageId, text, score }) => ({ messageId, text, score: inPercent(score) }));
}

/** Low where most messages are in a language with a partial lexicon. */
function confidenceOf(messages: readonly Counted[]): Pulse['confidence'] {
  const low = messages.filter(message => message.sentiment.confidence === 'low').length;
  return low * 2 > messages.length ? 'low' : 'normal';
}

/**
 * The sentiment of a show's chat over time. Messages are added and removed; `at(now)` computes the pulse. Messages without
 * a score, and those that repeat what their writer said before, are not counted.
 */
export class PulseWindow {
  /** Messages by slots of ten seconds, for the length of the chart. */
  readonly #slots = new Map<number, Map<string, Counted>>();
  readonly #slotOf = new Map<string, number>();
  /** What each person said in that time, to ignore repetitions. */
  readonly #contents = new Set<string>();
  /** Chart points of slots that have not changed since. */
  readonly #points = new Map<number, Point>();

  /** Adds a message. Ignored where it has no score, is known already, or repeats its writer's words. */
  add(message: ScoredMessage): void {
    const { score } = message.sentiment;
    if (score === null || this.#slotOf.has(message.messageId) || this.#contents.has(contentKey(message)))
      return;
    const slot = Math.floor(message.at / POINT) * POINT;
    const messages = this.#slots.get(slot) ?? new Map<string, Counted>();
    messages.set(message.messageId, { ...message, score });
    this.#slots.set(slot, messages);
    this.#slotOf.set(message.messageId, slot);
    this.#contents.add(contentKey(message));
    this.#points.delete(slot);
  }

  /** Removes a message that was deleted or is held. */
  remove(messageId: string): void {
    const slot = this.#slotOf.get(messageId);
    const message = slot === undefined ? undefined : this.#slots.get(slot)?.get(messageId);
    if (slot === undefined || !message) return;
    this.#forget(message);
    this.#slots.get(slot)?.delete(messageId);
    this.#points.delete(slot);
  }

  /** The pulse at a time. */
  at(now: number): Pulse {
    const last = Math.floor(now / POINT) * POINT;
    this.#dropBefore(last - (POINTS - 1) * POINT);
    const recent = this.#between(now - WINDOW, now);
    const sentiment = sentimentOf(recent);
    const earlier = sentimentOf(this.#between(now - 2 * WINDOW, now - WINDOW));
    return {
      score: inPercent(sentiment?.score ?? 0),
      trend: sentiment && earlier ? inPercent(sentiment.score) - inPercent(earlier.score) : 0,
      people: sentiment?.people ?? 0,
      line: Array.from({ length: POINTS }, (_, index) => this.#point(last - (POINTS - 1 - index) * POINT)),
      quotes: quotesOf(recent),
      confidence: confidenceOf(recent),
    };
  }

  #forget(message: ScoredMessage): void {
    this.#slotOf.delete(message.messageId);
    this.#contents.delete(contentKey(message));
  }

  #between(after: number, upTo: number): Counted[] {
    const found: Counted[] = [];
    for (let slot = Math.floor(after / POINT) * POINT; slot <= upTo; slot += POINT) {
      for (const message of this.#slots.get(slot)?.values() ?? []) {
        if (message.at > after && message.at <= upTo) found.push(message);
      }
    }
    return found;
  }

  #point(slot: number): Point {
    const known = this.#points.get(slot);
    if (known) return known;
    const messages = [...(this.#slots.get(slot)?.values() ?? [])];
    const sentiment = sentimentOf(messages);
    const point = {
      at: slot,
      score: sentiment ? inPercent(sentiment.score) : null,
      messages: messages.length,
    };
    this.#points.set(slot, point);
    return point;
  }

  #dropBefore(oldest: number): void {
    for (const [slot, messages] of this.#slots) {
      if (slot >= oldest) continue;
      for (const message of messages.values()) this.#forget(message);
      this.#slots.delete(slot);
    }
    for (const slot of this.#points.keys()) if (slot < oldest) this.#points.delete(slot);
  }
}
