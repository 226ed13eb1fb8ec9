import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importedPackages, installedPackages } from '../../../scripts/build/server-packages.ts';
import { temporaryFolder } from '../../support/log.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('packages are found in imports of all kinds, and paths and Node’s own modules are none', () => {
  const folder = folderWith({
    'a.js': "import { z } from 'zod';\nimport x from '@fastify/static';\nimport './b.js';\nimport 'node:fs';",
    'deep/b.js':
      "const { y } = await import('csv-parse/sync');\nexport { q } from '@scope/name/deep/file.js';",
  });
  expect(importedPackages(folder)).toEqual(['@fastify/static', '@scope/name', 'csv-parse', 'zod']);
});

test('a release has what its packages need, from where Node finds it, and nothing that is not installed', () => {
  const packages = {
    'node_modules/a': { dependencies: { b: '2' }, optionalDependencies: { elsewhere: '1' } },
    'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
    'node_modules/b': {},
    'node_modules/c': { peerDependencies: { a: '1' } },
    'node_modules/elsewhere': {},
    'node_modules/unused': {},
  };
  const installed = Object.keys(packages).filter(path => !path.includes('elsewhere'));
  const folder = folderWith({
    'package-lock.json': JSON.stringify({ packages }),
    ...Object.fromEntries(installed.map(path => [`${path}/package.json`, '{}'])),
  });
  expect(installedPackages(folder, ['a'])).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
  ]);
});
