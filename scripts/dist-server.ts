// npm run dist:server: everything that a server of one's own needs, in one archive, in release/.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SERVER_NODE_FLAGS } from '../shared/supervise.ts';
import { writeNotices } from './build/notices.ts';
import { buildPages, PAGE_FOLDERS } from './build/pages.ts';
import { buildServer } from './build/server.ts';
import { importedPackages, installedPackages } from './build/server-packages.ts';
import { root } from './setup/folders.mjs';
import { mediaWorker, portableMediaWorker } from './setup/media-worker.mjs';
import { explain, SetupError, step } from './setup/progress.mjs';
import { foreignLibraries } from './setup/shared-libraries.mjs';

const RELEASE = join(root, 'release');
/** Sources of the media worker, which is in the archive already. */
const LEFT_OUT = join(root, 'node_modules/mediasoup/worker');

/** What models were trained with, which is of no use to who runs them. */
const isTrainingData = (source: string): boolean =>
  dirname(source) === join(root, 'assets/models') && source.endsWith('-lines');

/** A script in the release that starts a part of the server on the release's own Node. */
const launcher = (main: string, flags: readonly string[]): string => `#!/bin/sh
release=$(dirname "$(dirname "$(readlink -f "$0")")")
export MEDIASOUP_WORKER_BIN="$release/media-worker/mediasoup-worker"
exec "$release/bin/node" ${[...flags, `"$release/${main}"`].join(' ')} "$@"
`;

const LAUNCHERS = {
  'vitrine-server': launcher('server/main.js', SERVER_NODE_FLAGS),
  'vitrine-data': launcher('server/backup/main.js', []),
  'vitrine-link': launcher('server/home/print-link.js', []),
};

/** Debian packages with the libraries that a media worker built on this very system needs. */
function debianPackagesFor(worker: string): string[] {
  const names = foreignLibraries(worker).map(library => {
    const { stdout, status } = spawnSync('dpkg-query', ['-S', `*/${library}`], { encoding: 'utf8' });
    if (status !== 0)
      throw new SetupError(
        `The media worker that was built here needs ${library}, which is of no Debian package.`,
        'Reach https://github.com/versatica/mediasoup/releases, where the worker can be had that runs everywhere.',
      );
    return stdout.split(':')[0] ?? '';
  });
  return [...new Set(names)].toSorted();
}

/** A worker for servers: the one that runs everywhere or, for the same Debian as this, the one that was built here. */
async function workerForServers(): Promise<string> {
  return portableMediaWorker(root).catch(() => mediaWorker(root));
}

function layOut(folder: string, worker: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  cpSync(process.execPath, join(folder, 'bin/node'));
  for (const [name, text] of Object.entries(LAUNCHERS)) {
    writeFileSync(join(folder, 'bin', name), text);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  cpSync(worker, join(folder, 'media-worker', basename(worker)));
  writeFileSync(join(folder, 'media-worker/debian-packages'), `${debianPackagesFor(worker).join('\n')}\n`);
  cpSync(join(root, 'dist/server'), folder, { recursive: true });
  for (const part of [...PAGE_FOLDERS, 'assets', 'package.json', 'deploy', 'docs/your-server.md'])
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: source => !isTrainingData(source),
    });
  for (const path of installedPackages(root, importedPackages(join(root, 'dist/server'))))
    cpSync(join(root, path), join(folder, path), {
      recursive: true,
      filter: source => source !== LEFT_OUT && !source.endsWith('.map'),
    });
  cpSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), join(folder, 'THIRD-PARTY-NOTICES.txt'));
  writeSums(folder);
}

/** Checksums of everything, as `sha256sum --check` reads them. */
function writeSums(folder: string): void {
  const files = globSync('**', { cwd: folder }).filter(file => statSync(join(folder, file)).isFile());
  const sums = files.toSorted().map(
    file =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')}  ${file}`,
  );
  writeFileSync(join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
}

async function distServer(): Promise<number> {
  if (process.platform !== 'linux')
    throw new SetupError('The archive for servers is made on Linux.', 'Run this on a Linux machine.');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const name = `vitrine-server-${version}-${process.arch}`;
  const worker = await workerForServers();
  await buildPages();
  await step('Building the server', async () => buildServer());
  writeNotices(root);
  await step('Laying out the release', async () => layOut(join(RELEASE, name), worker));
  await step('Packing', async () => {
    const args = ['--create', '--gzip', '--file', `${name}.tar.gz`, '--owner=0', '--group=0', name];
    const { status, stderr } = spawnSync('tar', args, { cwd: RELEASE, encoding: 'utf8' });
    if (status !== 0) throw new SetupError(`tar could not pack the release: ${stderr}`, 'Is the disk full?');
  });
  console.log(join(RELEASE, `${name}.tar.gz`));
  return 0;
}

process.exit(await distServer().catch(explain));
