import { spawnSync } from 'node:child_process';

/** What every Linux with glibc and GCC's runtime has, in versions that stay compatible. */
const EVERYWHERE = /^(linux-(vdso|gate)|ld-linux[\w-]*|lib(c|m|pthread|dl|rt|stdc\+\+|gcc_s))\.so(\.\d+)*$/;

/**
 * The shared libraries that a program needs beyond those that every Linux has, of those it needs itself and of theirs.
 * Always none on other systems, and for what is no dynamically linked program.
 * @param {string} file
 * @returns {string[]}
 */
export function foreignLibraries(file) {
  if (process.platform !== 'linux') return [];
  const { stdout, status } = spawnSync('ldd', [file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) return [];
  const names = stdout
    .split('\n')
    .flatMap(line => /^\s*(?:\S*\/)?([^\s/]+\.so[.\d]*)\s/.exec(line)?.[1] ?? []);
  return names.filter(name => !EVERYWHERE.test(name));
}
