import { secondsSince } from '../../scripts/setup/progress.mjs';

export type Step = (title: string, work: () => Promise<unknown>) => Promise<void>;

/** Tells each step of a long test with its time; the first one that fails ends it. */
export function stepsTo(say: (text: string) => void): Step {
  return async (title, work) => {
    const started = performance.now();
    await work().catch((error: unknown) => {
      say(`✗ ${title} (${secondsSince(started)})`);
      throw error;
    });
    say(`✓ ${title} (${secondsSince(started)})`);
  };
}

/** Throws unless a text says what it has to say. */
export function assertSays(text: string, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns)
    if (!pattern.test(text)) throw new Error(`This does not say ${pattern}:\n${text}`);
}

export function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}
