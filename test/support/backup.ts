import { createHash } from 'node:crypto';
import {
  closeSync,
  createWriteStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../server/backup/back-up.ts';
import { type Restored, restore } from '../../server/backup/restore.ts';
import { temporaryFolder } from './log.ts';

/** Backs a data folder up into a file of the test's own. */
export async function backedUp(folder: string): Promise<string> {
  const file = join(temporaryFolder(), 'backup.zip');
  await backUp(folder, createWriteStream(file));
  return file;
}

export async function restoredFrom(file: string, folder: string): Promise<Restored> {
  const descriptor = openSync(file, 'r');
  try {
    return await restore(folder, descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Every file of a folder by its path, with a digest of what is in it. */
export function contentsOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = readdirSync(folder, { recursive: true }).map(String).toSorted();
  const files = paths.filter(path => statSync(join(folder, path)).isFile());
  const digest = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
  return Object.fromEntries(files.map(path => [path, digest(path)]));
}
