import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file whole or not at all: `write` makes it under another name in the same folder, from where it is moved to
 * its place when it is on the disk. Whatever fails, such as a full disk, leaves no file.
 */
export async function writeAside(target: string, write: (aside: string) => Promise<unknown>): Promise<void> {
  const aside = nameAside(target);
  try {
    await write(aside);
    await syncFile(aside);
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { force: true }).catch(() => {});
    throw error;
  }
}

/** Writes some bytes as `writeAside` does, for threads that may wait. */
export function writeAsideSync(target: string, body: Uint8Array): void {
  const aside = nameAside(target);
  try {
    writeFileSync(aside, body, { flush: true });
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Removes what a process that was ended in the middle of `writeAside` has left in a folder and those in it. */
export async function sweepAside(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const { parentPath, name } of entries.filter(entry => entry.isFile() && entry.name.startsWith('.')))
    await rm(join(parentPath, name), { force: true });
}

const nameAside = (target: string): string => join(dirname(target), `.${randomUUID()}`);

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}
