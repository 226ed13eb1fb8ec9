/** What the choice needs to know of a line. */
export interface RatedLine {
  /** The person who wrote it. */
  readonly by: string;
}

export interface ReadableRateOptions {
  /** Lines a second; Infinity keeps all. */
  readonly linesPerSecond: number;
  /** Decides among people who are equally long without a line; from 0 to 1. */
  readonly random?: () => number;
}

/** People whose last kept line is remembered; one who was forgotten counts as never heard. */
const MAX_REMEMBERED = 2000;

/**
 * Chooses among lines of chat so that no more come than a person can read. A second's worth may come at once after a
 * pause. Whoever has gone without a line for longest is next, so that many lines of one person cost nobody else theirs.
 */
export class ReadableRate {
  readonly #linesPerSecond: number;
  readonly #random: () => number;
  /** When each person was last heard, as a count of kept lines, the longest ago first. */
  readonly #heard = new Map<string, number>();
  #count = 0;
  #allowance: number;
  #at: number | undefined;

  constructor({ linesPerSecond, random = Math.random }: ReadableRateOptions) {
    this.#linesPerSecond = linesPerSecond;
    this.#random = random;
    this.#allowance = linesPerSecond;
  }

  /** The lines to keep of those that came since the last choice; `now` in milliseconds. */
  choose<L extends RatedLine>(lines: readonly L[], now: number): Set<L> {
    if (this.#linesPerSecond === Number.POSITIVE_INFINITY) return new Set(lines);
    const gained = ((now - (this.#at ?? now)) / 1000) * this.#linesPerSecond;
    this.#at = now;
    this.#allowance = Math.min(this.#linesPerSecond, this.#allowance + Math.max(0, gained));
    const people = Map.groupBy(lines, line => line.by);
    const kept = new Set<L>();
    while (this.#allowance >= 1 && people.size > 0) {
      const person = this.#next(people.keys());
      const line = people.get(person)?.shift();
      if (!line) people.delete(person);
      else {
        kept.add(line);
        this.#remember(person);
        this.#allowance -= 1;
      }
    }
    return kept;
  }

  #next(people: Iterable<string>): string {
    let [chosen, longest, tie] = ['', Number.POSITIVE_INFINITY, 0];
    for (const person of people) {
      const heard = this.#heard.get(person) ?? -1;
      const lot = this.#random();
      if (heard > longest || (heard === longest && lot <= tie)) continue;
      [chosen, longest, tie] = [person, heard, lot];
    }
    return chosen;
  }

  #remember(person: string): void {
    this.#heard.delete(person);
    this.#heard.set(person, this.#count++);
    if (this.#heard.size > MAX_REMEMBERED) {
      const [oldest] = this.#heard.keys();
      if (oldest !== undefined) this.#heard.delete(oldest);
    }
  }
}
