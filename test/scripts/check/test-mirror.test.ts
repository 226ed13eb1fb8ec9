import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { strayTests } from '../../../scripts/check/test-mirror.ts';
import { temporaryFolder } from '../../support/log.ts';

/** A checkout with these files, each with what it imports. */
function checkout(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = temporaryFolder();
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), imports.map(each => `import { a } from '${each}';\n`).join(''));
  }
  return folder;
}

test('a test at the path of its source, whatever that ends in, or of a whole folder is in its place', () => {
  const folder = checkout({
    'server/show.ts': [],
    'server/deals/end.ts': [],
    'viewer/chat/Composer.tsx': [],
    'scripts/setup/obs.mjs': [],
    'test/server/show.test.ts': ['../../server/show.ts'],
    'test/server/deals.test.ts': ['../../server/deals/end.ts'],
    'test/viewer/chat/Composer.test.tsx': [],
    'test/scripts/setup/obs.test.ts': [],
  });
  expect(strayTests(folder, [])).toEqual([]);
});

test('a test whose source was moved is named with the place to which it goes', () => {
  const folder = checkout({
    'server/moderation/filters.ts': [],
    'shared/errors.ts': [],
    'test/server/filters.test.ts': ['../../server/moderation/filters.ts', '../../shared/errors.ts'],
  });
  expect(strayTests(folder, [])).toEqual([
    'test/server/filters.test.ts: there is no server/filters.ts and no folder server/filters/; ' +
      'move it to test/server/moderation/filters.test.ts',
  ]);
});

test('a test that bears the name of none of its sources may go to any of them or to their folder', () => {
  const folder = checkout({
    'server/catalog/read.ts': [],
    'test/server/catalog/mapping.test.ts': ['../../../server/catalog/read.ts'],
    'test/server/start.test.ts': [],
  });
  expect(strayTests(folder, [])).toEqual([
    expect.stringContaining('move it to test/server/catalog/read.test.ts or test/server/catalog.test.ts'),
    expect.stringMatching(/^test\/server\/start\.test\.ts: .*it imports no source itself/),
  ]);
});

test('a test of several places may stand anywhere once it is listed, and a list that is out of date is told', () => {
  const folder = checkout({ 'test/chaos/deals.test.ts': [], 'test/long/soak.test.ts': [] });
  expect(strayTests(folder, ['test/chaos/', 'test/long/soak.test.ts', 'test/gone/'])).toEqual([
    'scripts/check/test-mirror.ts lists test/gone/, which is not there',
  ]);
});
