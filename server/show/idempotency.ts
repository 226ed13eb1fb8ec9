import { createHash } from 'node:crypto';
import { CommandError } from '../../shared/errors.ts';
import type { Command } from '../../shared/show/protocol.ts';
import type { CommandAnswer } from '../log/event-log.ts';

/** How many answers a show remembers; a client resends within half a minute, so this covers a heavy rush. */
const MAX_KEYS = 20_000;

interface Kept {
  readonly fingerprint: string;
  readonly answer: Promise<unknown>;
}

/** Short and stable text that differs where two commands differ. */
export function fingerprintOf(command: Command): string {
  return createHash('sha256')
    .update(`${command.name} ${JSON.stringify(command.data)}`)
    .digest('base64url')
    .slice(0, 22);
}

/** The answers given to commands, by sender and id, so that a command that comes twice is done once. */
export class IdempotencyKeys {
  readonly #kept = new Map<string, Kept>();

  /**
   * The answer already given, or on its way, to this key; undefined where there is none. Throws `id-reused` where the
   * key was used for another command.
   */
  find(key: string, command: Command): Promise<unknown> | undefined {
    const kept = this.#kept.get(key);
    if (kept && kept.fingerprint !== fingerprintOf(command)) {
      throw new CommandError(
        'id-reused',
        'This command id was used for another command; each command needs its own id.',
      );
    }
    return kept?.answer;
  }

  /** Keeps an answer; one that fails is forgotten again, so that its sender may retry. */
  keep(key: string, fingerprint: string, answer: Promise<unknown>): void {
    this.#kept.set(key, { fingerprint, answer });
    answer.catch(() => this.#kept.delete(key));
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > MAX_KEYS && !oldest.done) this.#kept.delete(oldest.value);
  }

  /** Takes over what the log remembers of commands answered before a restart. */
  restore(answer: CommandAnswer): void {
    this.keep(answer.key, answer.fingerprint, Promise.resolve(answer.result));
  }
}
