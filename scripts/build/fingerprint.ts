import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One short text that changes whenever anything in the given files and folders does.
 * @param root what the paths start from
 */
export function fingerprint(root: string, paths: readonly string[]): string {
  const files = paths
    .filter(path => existsSync(join(root, path)))
    .flatMap(path => (statSync(join(root, path)).isFile() ? [path] : filesIn(root, path)));
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(root: string, folder: string): string[] {
  return globSync(`${folder}/**/*`, { cwd: root }).filter(path => statSync(join(root, path)).isFile());
}
