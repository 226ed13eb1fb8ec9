import type { RaidFigures } from '../../shared/raid/contract.ts';
import { FloodWindow } from '../moderation/flood/flood-window.ts';

const MINUTE_MS = 60_000;
/** Whoever has been here for longer is no newcomer. */
const NEW_MS = 5 * MINUTE_MS;
/** From so many people on lines count as alike. */
const COPIES = 3;
/** So many newcomers who write nearly the same look like a raid, and so many where most come from a few addresses. */
const MANY = 20;
const MANY_OF_FEW_ADDRESSES = 8;
const FEW_ADDRESSES = 3;
/** Where people who were here before write it too, as in a giveaway, it is none. */
const LEAST_SHARE_OF_NEW = 0.8;

interface Newcomer {
  readonly at: number;
  readonly address: string;
}

/**
 * Tells a raid from a crowd by who comes and what they write: a link that was shared brings as many people, but they write
 * each their own. Addresses alone say nothing, as a school has one; they only make likeness count sooner.
 */
export class RaidWindow {
  readonly #known = new Set<string>();
  readonly #newcomers = new Map<string, Newcomer>();
  readonly #all = new FloodWindow();
  readonly #ofNewcomers = new FloodWindow();
  #alikeAt: number[] = [];

  /** Takes note of somebody who has come, for the first time or again. */
  joined(personId: string, address: string, at: number): void {
    if (this.#known.has(personId)) return;
    this.#known.add(personId);
    this.#newcomers.set(personId, { at, address });
  }

  /** Takes note of somebody who was in the show before. */
  wasHere(personId: string): void {
    this.#known.add(personId);
  }

  /** Takes a line; what looks like a raid with it, if anything does. */
  wrote(text: string, personId: string, at: number): RaidFigures | undefined {
    this.#forget(at);
    const ofAll = this.#all.note(text, personId, at);
    if (!this.#newcomers.has(personId)) return undefined;
    const people = this.#ofNewcomers.note(text, personId, at);
    if (people < COPIES) return undefined;
    this.#alikeAt.push(at);
    const isMany = people >= MANY || (people >= MANY_OF_FEW_ADDRESSES && this.#isOfFewAddresses());
    if (!isMany || people < LEAST_SHARE_OF_NEW * ofAll) return undefined;
    const accounts = [...this.#newcomers.values()].filter(newcomer => newcomer.at > at - MINUTE_MS).length;
    return { accounts, people, lines: this.#alikeAt.length };
  }

  /** Forgets what somebody wrote. */
  erase(personId: string): void {
    this.#all.erase(personId);
    this.#ofNewcomers.erase(personId);
  }

  #isOfFewAddresses(): boolean {
    const counts = new Map<string, number>();
    for (const { address } of this.#newcomers.values()) counts.set(address, (counts.get(address) ?? 0) + 1);
    const most = [...counts.values()].sort((one, other) => other - one).slice(0, FEW_ADDRESSES);
    return most.reduce((sum, count) => sum + count, 0) >= this.#newcomers.size / 2;
  }

  #forget(at: number): void {
    for (const [personId, newcomer] of this.#newcomers) {
      if (newcomer.at > at - NEW_MS) break;
      this.#newcomers.delete(personId);
    }
    const first = this.#alikeAt.findIndex(each => each > at - MINUTE_MS);
    this.#alikeAt = first < 0 ? [] : this.#alikeAt.slice(first);
  }
}
