import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The package in an import: `node:fs` and paths name none. */
const IMPORT = /(?:from|import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?['"]/g;

interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The packages that the JavaScript files in a folder import, by name. */
export function importedPackages(folder: string): string[] {
  const texts = globSync('**/*.js', { cwd: folder }).map(file => readFileSync(join(folder, file), 'utf8'));
  return [
    ...new Set(texts.flatMap(text => [...text.matchAll(IMPORT)].map(([, name = '']) => name))),
  ].toSorted();
}

/**
 * Where the packages of these names and all that they need are installed, as paths from the checkout. What another system
 * would need is not installed, and left out.
 */
export function installedPackages(root: string, names: readonly string[]): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockEntry>;
  };
  const found = new Set<string>();
  const visit = (name: string, from: string): void => {
    const path = resolvePackage(name, from, place => place in lock.packages);
    if (path === undefined || found.has(path) || !existsSync(join(root, path))) return;
    found.add(path);
    const { dependencies, optionalDependencies, peerDependencies } = lock.packages[path] ?? {};
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      visit(next, path);
  };
  for (const name of names) visit(name, '');
  return [...found].toSorted();
}

/** Where Node finds a package that is asked for from inside another one. */
function resolvePackage(name: string, from: string, isThere: (path: string) => boolean): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const inside = folder === '.' ? '' : folder;
    const place = posix.join(inside, 'node_modules', name);
    if (posix.basename(inside) !== 'node_modules' && isThere(place)) return place;
    if (inside === '') return undefined;
  }
}
