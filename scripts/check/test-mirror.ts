import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from '../setup/folders.mjs';
import type { Check } from './step.ts';

/** Tests of several places at once, which mirror none of them; a folder ends in a slash. */
const OF_SEVERAL_PLACES = ['test/chaos/'];

/** What a test's path may stand for, in place of `.test.ts`; nothing is a folder tested as a whole. */
const ENDINGS = ['.ts', '.tsx', '.mjs', ''];

const IMPORT = /from\s+'(\.[^']+)'/g;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The path, without an ending, of what a test mirrors: `server/show` for `test/server/show.test.ts`. */
const subjectOf = (test: string): string => test.replace(/^test\//, '').replace(/\.test\.tsx?$/, '');

/** Whether a test's path is the path of a source file or folder below `test/`. */
function isMirror(folder: string, test: string): boolean {
  const subject = join(folder, subjectOf(test));
  return ENDINGS.some(ending => (ending === '' ? existsSync(subject) : isFile(subject + ending)));
}

/** The source files that a test imports, those of its own layer, or else of any layer but `shared/`, first. */
function importedSources(folder: string, test: string): string[] {
  const text = readFileSync(join(folder, test), 'utf8');
  const paths = [...text.matchAll(IMPORT)]
    .map(match => posix.join(posix.dirname(test), match[1] ?? ''))
    .filter(path => !path.startsWith('test/') && isFile(join(folder, path)));
  const [layer] = subjectOf(test).split('/');
  const own = paths.filter(path => path.startsWith(`${layer}/`));
  return own.length > 0 ? own : paths.filter(path => !path.startsWith('shared/'));
}

/** Where a test of these sources may go: beside the one of its name, else beside any of them or their folder. */
function placesFor(test: string, sources: readonly string[]): string[] {
  const name = posix.basename(subjectOf(test));
  const testOf = (path: string): string => `test/${path.replace(/\.\w+$/, '')}.test.ts`;
  const namesake = sources.filter(path => posix.basename(path).replace(/\.\w+$/, '') === name);
  if (namesake.length > 0) return namesake.map(testOf);
  return [...new Set([...sources.map(testOf), ...sources.map(path => testOf(dirname(path)))])];
}

/**
 * Finds the tests that don't mirror a source, a line each with where they could go.
 * @param folder the checkout, in which `test/` lies beside the layers
 * @param exceptions paths of tests, or of folders of tests with a slash at the end, that need mirror nothing
 */
export function strayTests(folder: string, exceptions: readonly string[] = OF_SEVERAL_PLACES): string[] {
  const tests = globSync('test/**/*.test.{ts,tsx}', { cwd: folder }).map(path => path.replaceAll('\\', '/'));
  const isExcepted = (test: string): boolean =>
    exceptions.some(each => (each.endsWith('/') ? test.startsWith(each) : test === each));
  const stray = tests.filter(test => !isExcepted(test) && !isMirror(folder, test)).toSorted();
  const stale = exceptions.filter(each => !existsSync(join(folder, each)));
  return [
    ...stray.map(test => {
      const places = placesFor(test, importedSources(folder, test));
      const advice = places.length > 0 ? `move it to ${places.join(' or ')}` : 'it imports no source itself';
      return `${test}: there is no ${subjectOf(test)}.ts and no folder ${subjectOf(test)}/; ${advice}`;
    }),
    ...stale.map(each => `scripts/check/test-mirror.ts lists ${each}, which is not there`),
  ];
}

/** Each unit test stands where its source does: `test/server/show.test.ts` for `server/show.ts` or `server/show/`. */
export const testMirror: Check = {
  name: 'tests mirror the sources',
  async run() {
    return strayTests(root);
  },
};
