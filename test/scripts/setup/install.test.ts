import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packagesMatch } from '../../../scripts/setup/install.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-install-'));
  mkdirSync(join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ZOD = { version: '4.6.7', integrity: 'sha512-a' };
const MAC_ONLY = { version: '1.0.0', integrity: 'sha512-b', optional: true };

function wanted(packages: object): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
}
function installed(packages: object): void {
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
}

test('packages that are all there in the wanted version match', () => {
  wanted({ 'node_modules/zod': ZOD });
  installed({ 'node_modules/zod': ZOD, 'node_modules/extra': ZOD });
  expect(packagesMatch(folder)).toBe(true);
});

test('a package of another operating system may be absent', () => {
  wanted({ 'node_modules/zod': ZOD, 'node_modules/mac-only': MAC_ONLY });
  installed({ 'node_modules/zod': ZOD });
  expect(packagesMatch(folder)).toBe(true);
});

test.each([
  ['a package that is missing', {}],
  ['another version', { 'node_modules/zod': { ...ZOD, version: '4.6.6' } }],
  ['other content', { 'node_modules/zod': { ...ZOD, integrity: 'sha512-x' } }],
])('%s does not match', (_what, found) => {
  wanted({ 'node_modules/zod': ZOD });
  installed(found);
  expect(packagesMatch(folder)).toBe(false);
});

test('a first start, or an installation that was broken off, does not match', () => {
  wanted({ 'node_modules/zod': ZOD });
  expect(packagesMatch(folder)).toBe(false);
});
