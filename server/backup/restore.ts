import { existsSync } from 'node:fs';
import { mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE } from '../data-folder.ts';
import { SCHEMA_VERSION } from '../log/schema.ts';
import { ArchiveReader } from './archive-reader.ts';
import { BackupError } from './backup-error.ts';
import { exchange, finishExchange, unpackFolder } from './exchange.ts';
import { isServed } from './snapshot-socket.ts';

export interface Restored {
  /** When the backup was made, in ISO 8601. */
  readonly at: string;
  readonly files: number;
  /** Folder in the data folder that has what was there before; undefined where nothing was. */
  readonly before: string | undefined;
}

/**
 * Puts a backup in the place of what a data folder has. Everything is unpacked and checked first: what is cut short,
 * damaged, newer than this Vitrine or too large throws a BackupError, and nothing is changed.
 * @param descriptor of the backup's file, open for reading
 */
export async function restore(folder: string, descriptor: number): Promise<Restored> {
  const archive = await ArchiveReader.open(descriptor);
  const { at, schema, files } = archive.manifest;
  if (schema > SCHEMA_VERSION)
    throw new BackupError(
      'This backup is of shows that a newer Vitrine has written. Nothing was changed. Upgrade this one, and restore it then.',
    );
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await assertUnserved(folder);
  await assertRoom(folder, archive.bytes);
  await finishExchange(folder);
  const unpacked = await unpackFolder(folder);
  try {
    await archive.unpack(unpacked);
    assertSound(join(unpacked, DATABASE));
    await assertUnserved(folder);
  } catch (error) {
    await rm(unpacked, { recursive: true, force: true });
    throw error;
  }
  return { at, files: Object.keys(files).length, before: await exchange(folder) };
}

/** A server would go on writing what makes way. */
async function assertUnserved(folder: string): Promise<void> {
  if ((await isServed(folder)) || isLocked(join(folder, DATABASE)))
    throw new BackupError(
      `Vitrine is running with the data folder ${folder}. Stop it, and restore the backup then; nothing was changed.`,
    );
}

function isLocked(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    // Not for reading only: such a connection leaves its own files behind.
    const database = new DatabaseSync(file);
    try {
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } finally {
      database.close();
    }
  } catch (error) {
    return /locked|busy/i.test(String(error));
  }
}

async function assertRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize > bytes) return;
  const gigabytes = (bytes / 1e9).toFixed(1);
  throw new BackupError(
    `The backup needs ${gigabytes} GB in ${folder}, and the disk has less. Nothing was changed. Make room, or name another folder with --data.`,
  );
}

function assertSound(file: string): void {
  const database = new DatabaseSync(file);
  try {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (found !== 'ok') throw new Error(String(found));
  } catch (error) {
    throw new BackupError('The shows in this backup are damaged. Nothing was changed. Take an older one.', {
      cause: error,
    });
  } finally {
    database.close();
  }
}
