import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Why a file system of a test's own can't be made here; undefined where it can. */
export const smallDiskMissing =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0
    ? undefined
    : 'a small disk can only be mounted by root on Linux';

/** A file system in memory of so many kilobytes; it goes with the test. */
export function smallDisk(kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-disk-'));
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder]);
  if (status !== 0) throw new Error(`No small disk: ${stderr}`);
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Fills a disk up but for so many kilobytes, by a file outside of what the server looks at. */
export function fillDisk(folder: string, freeKilobytes: number): void {
  const { stdout } = spawnSync('df', ['-k', '--output=avail', folder], { encoding: 'utf8' });
  const free = Number(stdout.trim().split('\n').pop());
  writeFileSync(join(folder, 'filler'), Buffer.alloc(Math.max(0, free - freeKilobytes) * 1024));
}
