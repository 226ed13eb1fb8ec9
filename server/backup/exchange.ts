import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE, KEPT_FILES, KEPT_FOLDERS } from '../data-folder.ts';

/** Where a backup is unpacked. */
const UNPACKED = '.restore-unpacked';
/** Its name once all of it is there and sound: from here on the exchange is finished, whatever comes between. */
const READY = '.restore-ready';
/** Its name once what was there before is out of the way. */
const CLEARED = '.restore-cleared';

/** What makes way for a backup. The clock's reading goes with the shows that it is of. */
const REPLACED = [...KEPT_FILES, ...KEPT_FOLDERS, `${DATABASE}-wal`, `${DATABASE}-shm`, 'clock.json'];

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** An empty folder to unpack into. */
export async function unpackFolder(folder: string): Promise<string> {
  const place = join(folder, UNPACKED);
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true, mode: 0o700 });
  return place;
}

/**
 * Puts what was unpacked in the place of what is there, which stays beside it in a folder of its own; returns that
 * folder's name, undefined where nothing was there.
 */
export async function exchange(folder: string): Promise<string | undefined> {
  await syncFolder(join(folder, UNPACKED));
  await rename(join(folder, UNPACKED), join(folder, READY));
  return finishExchange(folder);
}

/** Goes on with an exchange that was interrupted, as by a power cut; each step can be done again. */
export async function finishExchange(folder: string): Promise<string | undefined> {
  const before = await clear(folder);
  const cleared = join(folder, CLEARED);
  if (!(await exists(cleared))) return undefined;
  for (const name of await readdir(cleared)) await rename(join(cleared, name), join(folder, name));
  await rm(cleared, { recursive: true });
  await syncFolder(folder);
  return before;
}

/** Moves what was there before out of the way. */
async function clear(folder: string): Promise<string | undefined> {
  const ready = join(folder, READY);
  const found = await stat(ready).catch(() => undefined);
  if (!found) return undefined;
  // Named by what doesn't change, so that an exchange that goes on fills the same folder.
  const before = `before-${found.mtime.toISOString().replaceAll(':', '-').slice(0, 19)}`;
  let isAny = false;
  for (const name of REPLACED) {
    if (!(await exists(join(folder, name)))) continue;
    await mkdir(join(folder, before), { recursive: true, mode: 0o700 });
    await rename(join(folder, name), join(folder, before, name));
    isAny = true;
  }
  await rename(ready, join(folder, CLEARED));
  await syncFolder(folder);
  return isAny ? before : undefined;
}

/** Windows can't sync a folder, and needn't. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}
