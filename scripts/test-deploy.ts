// npm run test:deploy [-- ARCHIVE]: makes servers of bare Debians by the release's archive, which is made first unless named.
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deployFrom, deployMissing } from '../test/deploy/deploy.ts';
import { installDebianPackages } from './setup/debian.mjs';
import { root } from './setup/folders.mjs';
import { explain, SetupError } from './setup/progress.mjs';

/** Set in the process that has namespaces of its own: all that it mounts and starts goes with it. */
const INSIDE = 'VITRINE_DEPLOY_INSIDE';

function newestArchive(): string {
  const made = spawnSync(process.execPath, [join(root, 'scripts/dist-server.ts')], { stdio: 'inherit' });
  if (made.status !== 0) throw new SetupError('The release could not be made.', 'See above.');
  const archives = globSync('release/vitrine-server-*.tar.gz', { cwd: root }).map(file => join(root, file));
  const [newest] = archives.toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  if (!newest) throw new SetupError('There is no archive in release/.', 'Make it: npm run dist:server');
  return newest;
}

async function prepare(): Promise<number> {
  if (deployMissing)
    throw new SetupError(`This can't be tried here: ${deployMissing}.`, 'Run it as root on Debian.');
  await installDebianPackages(['debootstrap', 'iproute2', 'nftables'], 'a server of its own');
  const archive = process.argv[2] ? resolve(process.argv[2]) : newestArchive();
  const namespaces = '--mount --pid --fork --kill-child --mount-proc --propagation private'.split(' ');
  // A shell is the first process in there, because it takes leave of those whose parents have ended.
  const first = ['bash', '-c', '"$@"; exit $?', 'bash', process.execPath, import.meta.filename, archive];
  const env = { ...process.env, [INSIDE]: '1' };
  return spawnSync('unshare', [...namespaces, ...first], { stdio: 'inherit', env }).status ?? 1;
}

async function tryIt(): Promise<number> {
  // Names of the test are for this process and its children.
  spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', '/mnt']);
  spawnSync('sh', ['-c', 'cp /etc/hosts /mnt/hosts && mount --bind /mnt/hosts /etc/hosts']);
  return (await deployFrom(process.argv[2] ?? '', text => console.log(text))) ? 0 : 1;
}

process.exit(await (process.env[INSIDE] ? tryIt() : prepare()).catch(explain));
