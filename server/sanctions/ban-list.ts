import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ERASED_NAME } from '../../shared/names/erased.ts';
import { writeAside } from '../write-aside.ts';
import { BROWSER_MS, MAX_LISTED } from './limits.ts';

/** Somebody who was banned for good in a show, by the hashed keys that their browser and address have in that show. */
export const ListedBan = z.object({
  id: z.string(),
  from: z.enum(['chat', 'watching']),
  /** The log of the show in which it was made: keys differ from show to show. */
  logId: z.string(),
  name: z.string(),
  at: z.number(),
  reason: z.string().optional(),
  /** Who made it, and what the show was called then. */
  by: z.string().optional(),
  title: z.string().optional(),
  browser: z.number().int().optional(),
  network: z.number().int().optional(),
  /** Until when the address counts. */
  networkUntil: z.number().optional(),
});
export type ListedBan = z.infer<typeof ListedBan>;

/** The keys of a client in the show of a log. */
export type KeysIn = (logId: string) => { readonly browser: number; readonly network: number };

/**
 * Who is banned for good, in all shows of the server. A file beside the logs: it outlives the show in which a ban was
 * made, and no log has a key by which somebody could be followed from one show to the next.
 */
export class BanList {
  readonly #file: string;
  #bans: readonly ListedBan[];
  /** What was lifted since the start, so that it can be put back. */
  readonly #lifted = new Map<string, ListedBan>();
  #written: Promise<void> = Promise.resolve();

  /** Rejects where the file is there and can't be read. */
  static async open(file: string, now: number): Promise<BanList> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    return new BanList(file, kept(z.array(ListedBan).parse(JSON.parse(text)), now));
  }

  private constructor(file: string, bans: readonly ListedBan[]) {
    this.#file = file;
    this.#bans = bans;
  }

  has(id: string): boolean {
    return this.#bans.some(ban => ban.id === id);
  }

  /** All of them, the newest first. */
  all(): ListedBan[] {
    return this.#bans.toReversed();
  }

  /** Ends a ban in all shows, so that it can be put back until the next start. */
  lift(id: string): Promise<void> {
    const ban = this.#bans.find(each => each.id === id);
    if (ban) this.#lifted.set(id, ban);
    return this.remove(id);
  }

  isLifted(id: string): boolean {
    return this.#lifted.has(id);
  }

  putBack(id: string): Promise<void> {
    const ban = this.#lifted.get(id);
    this.#lifted.delete(id);
    return ban ? this.add(ban) : this.#written;
  }

  /** The ban that a client comes under; `keysIn` gives its keys in the show of a log. */
  find(from: ListedBan['from'], keysIn: KeysIn, now: number): ListedBan | undefined {
    const known = new Map<string, ReturnType<KeysIn>>();
    return this.#bans.find(ban => {
      if (ban.from !== from) return false;
      const keys = known.get(ban.logId) ?? keysIn(ban.logId);
      known.set(ban.logId, keys);
      const isThere = ban.network === keys.network && (ban.networkUntil ?? 0) > now;
      return ban.browser === keys.browser || isThere;
    });
  }

  /** Adds a ban; one that is listed already stays as it is. Rejects where that can't be written. */
  add(ban: ListedBan): Promise<void> {
    if (this.has(ban.id)) return this.#written;
    return this.#keep(kept([...this.#bans, ban], ban.at));
  }

  /** Takes the name and the reason out of a ban, which holds on: its person was erased. */
  forget(id: string): Promise<void> {
    this.#lifted.delete(id);
    if (!this.has(id)) return this.#written;
    return this.#keep(
      this.#bans.map(ban => {
        if (ban.id !== id) return ban;
        const { reason: _text, ...kept } = ban;
        return { ...kept, name: ERASED_NAME };
      }),
    );
  }

  /** Ends a ban in all shows; one that is not listed is nothing. */
  remove(id: string): Promise<void> {
    if (!this.has(id)) return this.#written;
    return this.#keep(this.#bans.filter(ban => ban.id !== id));
  }

  /** Resolves when all is on the disk. */
  close(): Promise<void> {
    return this.#written.catch(() => {});
  }

  #keep(bans: readonly ListedBan[]): Promise<void> {
    this.#bans = bans;
    const write = () =>
      writeAside(this.#file, aside => writeFile(aside, JSON.stringify(this.#bans), { mode: 0o600 }));
    this.#written = this.#written.then(write, write);
    return this.#written;
  }
}

/** Without what is too old to be kept. */
const kept = (bans: readonly ListedBan[], now: number): ListedBan[] =>
  bans
    .filter(({ at }) => at > now - BROWSER_MS)
    .map(({ network, networkUntil, ...ban }) =>
      networkUntil !== undefined && networkUntil > now ? { ...ban, network, networkUntil } : ban,
    )
    .slice(-MAX_LISTED) as ListedBan[];
