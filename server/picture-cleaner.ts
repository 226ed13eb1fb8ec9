import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventLog, StoredEvent } from './log/event-log.ts';

const ADDRESS = /\/pictures\/([\w-]+\.(?:png|jpg|webp))/g;
/** A picture that came this shortly before may belong to a show whose log doesn't name it yet. */
const FRESH_MS = 30_000;

type ReadableLog = Pick<EventLog, 'listShows' | 'readLast'>;

const ALL = 2 ** 31;

function namesIn({ data }: StoredEvent): string[] {
  return [...JSON.stringify(data).matchAll(ADDRESS)].map(([, name = '']) => name);
}

/** The files of all pictures that a show's log names, those that are shown no more too. */
export async function picturesNamedBy(slug: string, log: ReadableLog): Promise<Set<string>> {
  return new Set((await log.readLast(slug, ALL, namesIn)).flat());
}

/** Removes those of a deleted show's pictures that no other show's log names. */
export async function removePictures(
  names: Iterable<string>,
  folder: string,
  log: ReadableLog,
): Promise<void> {
  const unused = new Set(names);
  for (const { slug } of await log.listShows()) {
    if (unused.size === 0) return;
    for (const name of await picturesNamedBy(slug, log)) unused.delete(name);
  }
  for (const name of unused) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > FRESH_MS) await rm(path, { force: true });
  }
}
