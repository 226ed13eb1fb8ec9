import type { DealFigures } from '../../shared/deals/deal.ts';
import type { CommandData, CommandResult } from '../../shared/show/protocol.ts';
import type { Place } from './caller.ts';

/** What a shop's word was about, and what it was answered. */
export interface ToldWord {
  readonly claimId: string;
  readonly kind: 'paid' | 'cancelled';
  readonly order: string;
  readonly at: number;
  readonly status: number;
}

/** What a buyer was told about a command that was done. */
export type Told = {
  [N in 'deal.claim' | 'deal.wait' | 'deal.giveBack']: {
    readonly name: N;
    readonly personId: string;
    readonly data: CommandData<N>;
    readonly result: CommandResult<N>;
  };
}['deal.claim' | 'deal.wait' | 'deal.giveBack'];

/** Where a person came from, and when they came first, in server time. */
export interface Met {
  readonly place: Place;
  readonly at: number;
}

/** Everything that the world was told in one round; the log is held against it. */
export class Notes {
  readonly told: Told[] = [];
  readonly words: ToldWord[] = [];
  /** By person. */
  readonly met = new Map<string, Met>();
  /** People who gave up waiting for an answer, and can’t know what was done. */
  readonly gaveUp = new Set<string>();
  /** What the crew was told at the end of the deal's sums, and of what is left of its product. */
  atEnd: { readonly figures: DealFigures | undefined; readonly stock: number | undefined } | undefined;
  /** Commands that were turned down, by the reason. */
  readonly refused = new Map<string, number>();
  #answers = 0;
  #finished = false;
  #waiting: { count: number; resolve: () => void } | undefined;

  tell(told: Told): void {
    this.told.push(told);
    this.#count();
  }

  meet(personId: string, met: Met): void {
    if (!this.met.has(personId)) this.met.set(personId, met);
  }

  giveUp(personId: string): void {
    this.gaveUp.add(personId);
    this.refuse('not-joined');
  }

  refuse(code: string): void {
    this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
    this.#count();
  }

  hear(word: ToldWord): void {
    this.words.push(word);
    this.#count();
  }

  /** Resolves when so many answers have come, or there will be no more. */
  answers(count: number): Promise<void> {
    return new Promise(resolve => {
      this.#waiting = { count, resolve };
      this.#check();
    });
  }

  /** There will be no more answers: whoever waits for some waits no longer. */
  finish(): void {
    this.#finished = true;
    this.#waiting?.resolve();
  }

  get count(): number {
    return this.#answers;
  }

  #count(): void {
    this.#answers += 1;
    this.#check();
  }

  #check(): void {
    if (this.#waiting && (this.#finished || this.#answers >= this.#waiting.count)) this.#waiting.resolve();
  }
}
