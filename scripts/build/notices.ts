import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError } from '../setup/progress.mjs';

/** Packages that are installed for development and leave code of their own in the pages. */
const BUNDLED = ['tailwindcss', 'vite'];
const LICENSE_FILE = /^(licen[sc]e|copying|notice|unlicense|patents|ofl)([-.].*)?$/i;
const TEXTS = join(import.meta.dirname, 'license-texts');

/** Libraries in the binary of the media worker, which no package of their own brings here. */
const IN_MEDIA_WORKER: readonly Part[] = [
  { name: 'OpenSSL', license: 'Apache-2.0', holder: 'The OpenSSL Project Authors' },
  { name: 'Abseil', license: 'Apache-2.0', holder: 'The Abseil Authors' },
  { name: 'FlatBuffers', license: 'Apache-2.0', holder: 'Google Inc.' },
  {
    name: 'libuv',
    license: 'MIT',
    holder: 'libuv project contributors; Joyent, Inc. and other Node contributors',
  },
  { name: 'unordered_dense', license: 'MIT', holder: 'Martin Leitner-Ankerl' },
  { name: 'libsrtp', license: 'BSD-3-Clause', holder: '2001-2017 Cisco Systems, Inc.' },
];

interface Part {
  readonly name: string;
  readonly license: string;
  readonly holder: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/**
 * The licence texts of all that a build ships: every package that is installed for more than development, what stands in
 * the pages of the others, and what is in the media worker. Throws a SetupError where a text can't be found.
 * @param root the checkout, with its packages installed
 */
export function thirdPartyNotices(root: string): string {
  const packages = shippedPackages(root).map(path => noticeOfPackage(join(root, path)));
  const worker = join(root, 'node_modules/mediasoup/worker/deps/libwebrtc');
  const parts = [
    { title: 'libwebrtc (in the media worker)', text: licenseTexts(worker) },
    ...IN_MEDIA_WORKER.map(({ name, license, holder }) => ({
      title: `${name} (in the media worker)`,
      text: `${license}\n\nCopyright (c) ${holder}\n\n${standardText(name, license)}`,
    })),
  ];
  const rule = '-'.repeat(80);
  const notices = [...packages, ...parts].map(
    ({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text.trim()}\n`,
  );
  return ['Vitrine contains software of others, under these terms.\n', ...notices].join('\n');
}

/** Writes the notices to where a build takes them from. */
export function writeNotices(root: string): void {
  const file = join(root, 'dist/THIRD-PARTY-NOTICES.txt');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, thirdPartyNotices(root));
}

/** Paths of the packages, as package-lock.json knows them; optional ones of other systems are not installed. */
function shippedPackages(root: string): string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const bundled = BUNDLED.map(name => `node_modules/${name}`);
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && (!dev || bundled.includes(path)))
    .map(([path]) => path)
    .filter(path => existsSync(join(root, path, 'package.json')));
}

function noticeOfPackage(folder: string): { title: string; text: string } {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license = '', author } = manifest;
  const holder = typeof author === 'object' ? author.name : (author ?? '').replace(/\s*[<(].*$/, '');
  const standard = () =>
    `Copyright (c) ${holder || `the authors of ${name}`}\n\n${standardText(name, license)}`;
  return { title: `${name} ${version} (${license})`, text: licenseTexts(folder) || standard() };
}

/** All of a folder's files with terms in them, one after the other. */
function licenseTexts(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    entry => entry.isFile() && LICENSE_FILE.test(entry.name),
  );
  return files.map(({ name }) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
}

/** The text of a licence that is the same for everybody; of several to choose from, the first that is here. */
function standardText(name: string, license: string): string {
  const found = license
    .split(/[()\s]+|\bOR\b/)
    .map(id => join(TEXTS, `${id}.txt`))
    .find(file => existsSync(file));
  if (found) return readFileSync(found, 'utf8');
  throw new SetupError(
    `The package ${name} (${license}) comes without the text of its licence.`,
    'Put the text into scripts/build/license-texts under the name of the licence, or do without the package.',
  );
}
