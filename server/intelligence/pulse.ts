import type { Pulse } from '../../shared/pulse/contract.ts';
import type { Feeling } from './sentiment.ts';
import { fold } from './text.ts';

/** A chat message with what its text feels like. */
export interface ScoredMessage {
  readonly messageId: string;
  readonly personId: string;
  readonly at: number;
  readonly text: string;
  readonly feeling: Feeling;
}

const SECOND = 1000;
/** The pulse is what was said in this long before now; the trend compares it with as long before that. */
const WINDOW = 120 * SECOND;
const POINT = 10 * SECOND;
const POINTS = 60;
/** Somebody who only asks or greets counts a little: a calm room is calmer than an empty one. */
const NEUTRAL_WEIGHT = 0.25;
/** One neutral person who is always there, so that a single voice does not swing the needle to its end. */
const PRIOR = 1;
const QUOTES_EACH_SIDE = 2;
/** Weaker lines than this say too little to be quoted. */
const QUOTABLE = 0.25;

type Point = Pulse['line'][number];
type Counted = ScoredMessage & { readonly score: number };

const inPercent = (score: number): number => Math.round(score * 100) || 0;

const saying = ({ personId, text }: ScoredMessage): string => `${personId} ${fold(text)}`;

/** Mean feeling with one vote a person, so that nobody outshouts the room; undefined where nobody spoke. */
function feelingOf(messages: readonly Counted[]): { score: number; people: number } | undefined {
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

/** The strongest line of each person, at most two of either side, the newest first, none said twice. */
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

/** Low where most of what was said is in a language that is only partly known. */
function confidenceOf(messages: readonly Counted[]): Pulse['confidence'] {
  const low = messages.filter(message => message.feeling.confidence === 'low').length;
  return low * 2 > messages.length ? 'low' : 'normal';
}

/**
 * How the chat of a show feels, over time. Messages are added and taken back as they come and go; `at(now)` is a pure
 * reading. Lines without a score, and what one person repeats, are not counted.
 */
export class PulseWindow {
  /** The messages of each ten seconds, by the start of these; kept as long as the line is. */
  readonly #slots = new Map<number, Map<string, Counted>>();
  readonly #slotOf = new Map<string, number>();
  /** What each person said in that time, so that saying it again adds nothing. */
  readonly #said = new Set<string>();
  /** Points of slots that have not changed since they were drawn. */
  readonly #drawn = new Map<number, Point>();

  /** Adds a message. One that has no score, is known already or repeats its writer's words changes nothing. */
  add(message: ScoredMessage): void {
    const { score } = message.feeling;
    if (score === null || this.#slotOf.has(message.messageId) || this.#said.has(saying(message))) return;
    const slot = Math.floor(message.at / POINT) * POINT;
    const messages = this.#slots.get(slot) ?? new Map<string, Counted>();
    messages.set(message.messageId, { ...message, score });
    this.#slots.set(slot, messages);
    this.#slotOf.set(message.messageId, slot);
    this.#said.add(saying(message));
    this.#drawn.delete(slot);
  }

  /** Forgets a message that was deleted or is held. */
  remove(messageId: string): void {
    const slot = this.#slotOf.get(messageId);
    const message = slot === undefined ? undefined : this.#slots.get(slot)?.get(messageId);
    if (slot === undefined || !message) return;
    this.#forget(message);
    this.#slots.get(slot)?.delete(messageId);
    this.#drawn.delete(slot);
  }

  /** The pulse at a time. */
  at(now: number): Pulse {
    const last = Math.floor(now / POINT) * POINT;
    this.#dropBefore(last - (POINTS - 1) * POINT);
    const recent = this.#between(now - WINDOW, now);
    const feeling = feelingOf(recent);
    const earlier = feelingOf(this.#between(now - 2 * WINDOW, now - WINDOW));
    return {
      score: inPercent(feeling?.score ?? 0),
      trend: feeling && earlier ? inPercent(feeling.score) - inPercent(earlier.score) : 0,
      people: feeling?.people ?? 0,
      line: Array.from({ length: POINTS }, (_, index) => this.#point(last - (POINTS - 1 - index) * POINT)),
      quotes: quotesOf(recent),
      confidence: confidenceOf(recent),
    };
  }

  #forget(message: ScoredMessage): void {
    this.#slotOf.delete(message.messageId);
    this.#said.delete(saying(message));
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
    const drawn = this.#drawn.get(slot);
    if (drawn) return drawn;
    const messages = [...(this.#slots.get(slot)?.values() ?? [])];
    const feeling = feelingOf(messages);
    const point = { at: slot, score: feeling ? inPercent(feeling.score) : null, messages: messages.length };
    this.#drawn.set(slot, point);
    return point;
  }

  #dropBefore(oldest: number): void {
    for (const [slot, messages] of this.#slots) {
      if (slot >= oldest) continue;
      for (const message of messages.values()) this.#forget(message);
      this.#slots.delete(slot);
    }
    for (const slot of this.#drawn.keys()) if (slot < oldest) this.#drawn.delete(slot);
  }
}
