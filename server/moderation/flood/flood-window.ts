import { likeness, type Shingles, shinglesOf } from './shingles.ts';

/** Lines that are further apart than this are no flood. */
const WINDOW_MS = 60_000;
/** Two texts with so much in common are copies of one. */
const MIN_LIKENESS = 0.6;
/** Texts that are remembered, the newest: more than a raid writes within the time. */
const MAX_TEXTS = 5000;

/** A text that was written, and who wrote it or nearly the same, each with the time of their last one. */
interface Written {
  readonly shingles: Shingles;
  readonly people: Map<string, number>;
  last: number;
}

/** Finds lines that several people write at nearly the same time with nearly the same words. */
export class FloodWindow {
  /** Those of the last minute, the one that was written longest ago first. */
  readonly #texts = new Set<Written>();
  readonly #byBand = new Map<number, Set<Written>>();

  /** Takes a line, and tells how many people have written nearly the same within the last minute, its author among them. */
  note(text: string, personId: string, at: number): number {
    const shingles = shinglesOf(text);
    if (!shingles) return 1;
    this.#forget(at);
    const written = this.#find(shingles) ?? this.#remember(shingles);
    this.#texts.delete(written);
    this.#texts.add(written);
    written.last = at;
    written.people.delete(personId);
    written.people.set(personId, at);
    for (const [person, last] of written.people) {
      if (last > at - WINDOW_MS) break;
      written.people.delete(person);
    }
    return written.people.size;
  }

  /** Forgets what somebody wrote. */
  erase(personId: string): void {
    for (const { people } of this.#texts) people.delete(personId);
  }

  #find(shingles: Shingles): Written | undefined {
    for (const band of shingles.bands)
      for (const written of this.#byBand.get(band) ?? [])
        if (likeness(written.shingles, shingles) >= MIN_LIKENESS) return written;
    return undefined;
  }

  #remember(shingles: Shingles): Written {
    const written: Written = { shingles, people: new Map(), last: 0 };
    for (const band of shingles.bands) {
      const same = this.#byBand.get(band) ?? new Set();
      this.#byBand.set(band, same.add(written));
    }
    return written;
  }

  #forget(at: number): void {
    for (const written of this.#texts) {
      if (written.last > at - WINDOW_MS && this.#texts.size < MAX_TEXTS) return;
      this.#texts.delete(written);
      for (const band of written.shingles.bands) {
        const same = this.#byBand.get(band);
        same?.delete(written);
        if (same?.size === 0) this.#byBand.delete(band);
      }
    }
  }
}
