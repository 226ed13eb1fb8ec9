import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { CommandError } from '../../shared/errors.ts';
import { OWNER_ID, OWNER_NAME } from '../../shared/roles.ts';
import { Tokens } from '../team/tokens.ts';
import { writeAside } from '../write-aside.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const KEY_DAYS = 180;
/** Stands in the key's token where others name their show; no slug is so. */
export const SERVER = '*';

const Kept = z.object({ generation: z.number().int().nonnegative() });

/**
 * The key of the server's owner: it opens the list of all shows, and with it every show. Renewing it ends all that were
 * given before; which generation holds is in a file, because it is of no show.
 */
export class OwnerKey {
  readonly #tokens: Tokens;
  readonly #file: string;
  #generation: number;

  static async open(secret: string, file: string): Promise<OwnerKey> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{"generation":0}';
      throw error;
    });
    return new OwnerKey(secret, file, Kept.parse(JSON.parse(text)).generation);
  }

  private constructor(secret: string, file: string, generation: number) {
    this.#tokens = new Tokens(secret);
    this.#file = file;
    this.#generation = generation;
  }

  sign(): Promise<string> {
    return this.#tokens.sign({
      actor: { id: OWNER_ID, name: OWNER_NAME, role: 'host' },
      show: SERVER,
      expiresAt: Date.now() + KEY_DAYS * DAY_MS,
      generation: this.#generation,
    });
  }

  /** Refuses with `bad-token`, `expired` or `revoked`. */
  async check(key: string): Promise<void> {
    const { generation = 0 } = await this.#tokens.read(key, SERVER);
    if (generation !== this.#generation)
      throw new CommandError('revoked', 'The owner has asked for a new key since.');
  }

  /** A new key; every earlier one ends. */
  async renew(): Promise<string> {
    const generation = this.#generation + 1;
    await writeAside(this.#file, aside => writeFile(aside, JSON.stringify({ generation }), { mode: 0o600 }));
    this.#generation = generation;
    return this.sign();
  }
}
