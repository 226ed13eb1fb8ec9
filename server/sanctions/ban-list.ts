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

/** A ban that was lifted: the logs of the shows in which it holds are not open all the time, and have to hear of it later. */
const LiftedBan = z.object({ liftedId: z.string() });

/** The keys of a client in the show of a log. */
export type KeysIn = (logId: string) => { readonly browser: number; readonly network: number };

/**
 * Who is banned for good, in all shows of the server. A file beside the logs: it outlives the show in which a ban was
 * made, and no log has a key by which somebody could be followed from one show to the next.
 */
export class BanList {
  readonly #file: string;
  #bans: readonly ListedBan[];
  /** Ids of the bans that hold nowhere any more, the newest last. */
  #lifted: ReadonlySet<string>;
  /** What was lifted since the start, so that it can be put back. */
  readonly #liftedNow = new Map<string, ListedBan>();
  readonly #listeners = new Set<(id: string) => void>();
  #written: Promise<void> = Promise.resolve();

  /** Rejects where the file is there and can't be read. */
  static async open(file: string, now: number): Promise<BanList> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    });
    const entries = z.array(z.union([ListedBan, LiftedBan])).parse(JSON.parse(text));
    const bans = entries.flatMap(entry => ('id' in entry ? [entry] : []));
    const lifted = entries.flatMap(entry => ('liftedId' in entry ? [entry.liftedId] : []));
    return new BanList(file, kept(bans, now), new Set(lifted));
  }

  private constructor(file: string, bans: readonly ListedBan[], lifted: ReadonlySet<string>) {
    this.#file = file;
    this.#bans = bans;
    this.#lifted = lifted;
  }

  /** Calls with the id of each ban that ends from now on, until the returned function is called. */
  onLifted(listener: (id: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
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
    if (ban) this.#liftedNow.set(id, ban);
    return this.remove(id);
  }

  /** Whether a ban has ended: it holds nowhere any more, not even in the show in which it was made. */
  isLifted(id: string): boolean {
    return this.#lifted.has(id);
  }

  canPutBack(id: string): boolean {
    return this.#liftedNow.has(id);
  }

  putBack(id: string): Promise<void> {
    const ban = this.#liftedNow.get(id);
    this.#liftedNow.delete(id);
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
    this.#lifted = new Set([...this.#lifted].filter(id => id !== ban.id));
    return this.#keep(kept([...this.#bans, ban], ban.at));
  }

  /** Takes the name and the reason out of a ban, which holds on: its person was erased. */
  forget(id: string): Promise<void> {
    this.#liftedNow.delete(id);
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
    this.#lifted = new Set([...this.#lifted, id].slice(-MAX_LISTED));
    const written = this.#keep(this.#bans.filter(ban => ban.id !== id));
    for (const listener of this.#listeners) listener(id);
    return written;
  }

  /** Resolves when all is on the disk. */
  close(): Promise<void> {
    return this.#written.catch(() => {});
  }

  #keep(bans: readonly ListedBan[]): Promise<void> {
    this.#bans = bans;
    const write = () => {
      const lifted = [...this.#lifted].map(liftedId => ({ liftedId }));
      const text = JSON.stringify([...this.#bans, ...lifted]);
      return writeAside(this.#file, aside => writeFile(aside, text, { mode: 0o600 }));
    };
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
