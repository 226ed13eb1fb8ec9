import { readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Writable } from 'node:stream';
import { DATABASE, KEPT_FILES, KEPT_FOLDERS } from '../data-folder.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { BackupError } from './backup-error.ts';
import { BACKUP_FORMAT } from './manifest.ts';
import { askForSnapshot, SNAPSHOT_PREFIX, snapshotPlace } from './snapshot-socket.ts';

/** A snapshot this old was left by a backup that was killed. */
const LEFT_AFTER_MS = 6 * 60 * 60 * 1000;

/**
 * Writes a backup of a data folder, whether a server uses it or not. The shows are as of one moment; a picture or a
 * recording is there before an event tells of it, so copying the files after the log leaves none out. Returns how many
 * files there are. Throws a BackupError where it can't be made.
 */
export async function backUp(folder: string, out: Writable): Promise<number> {
  if (!(await stat(join(folder, DATABASE)).catch(() => undefined)))
    throw new BackupError(
      `There are no shows in ${folder}. Name the folder that the server uses with --data FOLDER.`,
    );
  await sweepSnapshots(folder);
  const snapshot = (await askForSnapshot(folder)) ?? (await copyUnserved(folder));
  try {
    const schema = tidy(snapshot);
    const archive = new ArchiveWriter(out);
    await archive.add(DATABASE, snapshot);
    for (const path of await keptFiles(folder)) await archive.add(path, join(folder, path));
    return await archive.finish({ format: BACKUP_FORMAT, at: new Date().toISOString(), schema });
  } finally {
    for (const end of ['', '-journal']) await rm(snapshot + end, { force: true });
  }
}

/** Copies the database that no server has open. */
async function copyUnserved(folder: string): Promise<string> {
  const file = snapshotPlace(folder);
  const database = new DatabaseSync(join(folder, DATABASE));
  try {
    await backup(database, file);
    return file;
  } catch (error) {
    await rm(file, { force: true });
    if (!/locked|busy/i.test(String(error))) throw error;
    throw new BackupError(
      'Vitrine is running and does not answer. Wait until it has started, or stop it, and try again.',
    );
  } finally {
    database.close();
  }
}

/**
 * Makes a snapshot a single, sound file without the remains of what was erased, which a copy by pages has too. Returns the
 * form of its tables.
 */
function tidy(snapshot: string): number {
  const database = new DatabaseSync(snapshot);
  try {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok')
      throw new BackupError(`The shows are damaged, and no backup was made of them: ${found}`);
    database.exec('PRAGMA journal_mode = DELETE; VACUUM');
    return Number(database.prepare('PRAGMA user_version').get()?.user_version);
  } finally {
    database.close();
  }
}

/** Paths of what a backup has beside the database, in the form that a ZIP has them in; not what is half written. */
async function keptFiles(folder: string): Promise<string[]> {
  const found = KEPT_FILES.filter(name => name !== DATABASE);
  for (const kept of KEPT_FOLDERS) {
    const options = { withFileTypes: true, recursive: true } as const;
    const entries = await readdir(join(folder, kept), options).catch(() => []);
    for (const entry of entries)
      if (entry.isFile() && !entry.name.startsWith('.'))
        found.push(relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  }
  return found;
}

async function sweepSnapshots(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(SNAPSHOT_PREFIX)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > LEFT_AFTER_MS) await rm(path, { force: true });
  }
}
