import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { thirdPartyNotices } from '../../../scripts/build/notices.ts';
import { root } from '../../../scripts/setup/folders.mjs';
import { temporaryFolder } from '../../support/log.ts';

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

test('every package that is shipped stands there with the text of its licence', () => {
  const notices = thirdPartyNotices(root);
  const titles = [...notices.matchAll(/^-{80}\n(.+)\n-{80}\n\n(?!-{80})/gm)].map(([, title]) => title ?? '');
  for (const [name, version] of Object.entries({ ...dependencies, fastify: dependencies.fastify }))
    expect(titles).toContainEqual(
      expect.stringMatching(new RegExp(`^${name} ${version?.replaceAll('.', '\\.')} \\(`)),
    );
  // What its dependencies need in their turn, and what is compiled into the media worker.
  for (const title of [
    /^scheduler /,
    /^undici-types |^pino-std-serializers /,
    /^OpenSSL /,
    /^libsrtp /,
    /^tailwindcss /,
  ])
    expect(titles).toContainEqual(expect.stringMatching(title));
  expect(titles).not.toContainEqual(expect.stringMatching(/^(vitest|electron-builder|playwright) /));
  expect(notices).toMatch(/Permission is hereby granted/);
  expect(notices).toMatch(/Apache License\s+Version 2\.0, January 2004/);
  expect(notices).toMatch(/SIL OPEN FONT LICENSE/);
});

test('a package whose licence has no text anywhere ends the build, by name', () => {
  const folder = temporaryFolder();
  const files = {
    'package-lock.json': { packages: { '': {}, 'node_modules/odd': {}, 'node_modules/tool': { dev: true } } },
    'node_modules/odd/package.json': { name: 'odd', version: '1.0.0', license: 'Odd-1.0' },
    'node_modules/tool/package.json': { name: 'tool', version: '1.0.0', license: 'Odd-1.0' },
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  expect(() => thirdPartyNotices(folder)).toThrow(
    'The package odd (Odd-1.0) comes without the text of its licence.',
  );
});
