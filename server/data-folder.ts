import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

export interface DataFolder {
  readonly path: string;
  readonly database: string;
  readonly pictures: string;
  /** Made when the first recording begins. */
  readonly recordings: string;
  readonly secret: string;
  /** Which of the owner's keys holds. */
  readonly owner: string;
  /** Who is banned for good, in all shows. */
  readonly bans: string;
  /** Whether the server is open to its network. */
  readonly reach: string;
  /** The certificate that the server made for its network, with its key. */
  readonly certificate: string;
  /** Carries the time over a restart. */
  readonly clock: string;
}

export const DATABASE = 'shows.sqlite';
/** What of the data folder is the server's. Somebody may keep other things beside it. */
const OWN_FILES = ['', 'secret', DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`];
const OWN_FOLDERS = ['pictures', 'recordings', 'studio-window'];
/** What a backup has of it: not the clock's reading, which is of one start of one machine, nor what a browser keeps. */
export const KEPT_FILES: readonly string[] = [DATABASE, 'secret', 'owner.json', 'bans.json'];
export const KEPT_FOLDERS: readonly string[] = ['pictures', 'recordings'];

/**
 * Makes the data folder where it is missing, and the secret in it, and closes what is there to other users of the
 * machine. Throws a StartError where it can't be written.
 */
export async function openDataFolder(path: string, givenSecret: string | undefined): Promise<DataFolder> {
  const pictures = join(path, 'pictures');
  try {
    await ensureFolder(pictures);
    await access(path, constants.W_OK);
    for (const name of OWN_FILES) await tighten(join(path, name));
    for (const name of OWN_FOLDERS) await tightenAll(join(path, name));
    const secret = givenSecret ?? (await readOrMakeSecret(join(path, 'secret')));
    const recordings = join(path, 'recordings');
    const clock = join(path, 'clock.json');
    const owner = join(path, 'owner.json');
    const bans = join(path, 'bans.json');
    const reach = join(path, 'reach.json');
    const certificate = join(path, 'network-certificate.pem');
    return {
      path,
      database: join(path, DATABASE),
      pictures,
      recordings,
      secret,
      owner,
      clock,
      bans,
      reach,
      certificate,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The data folder ${path} can't be written (${reason}). Choose another one with --data FOLDER, or mend its rights.`,
    );
  }
}

/**
 * Makes a folder and its missing parents. Node's own `recursive` never returns where a parent exists but takes no
 * folders, such as /proc; this asks once for each level.
 */
async function ensureFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || (await exists(dirname(path)))) throw error;
    await ensureFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function readOrMakeSecret(file: string): Promise<string> {
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Tightens a folder with everything in it. */
async function tightenAll(folder: string): Promise<void> {
  await tighten(folder);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const { parentPath, name } of entries) await tighten(join(parentPath, name));
}

/**
 * Takes the rights of other users from a file or folder, as earlier versions left them. What isn't there or belongs to
 * somebody else stays as it is, and so does what a symbolic link leads to.
 */
async function tighten(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found || found.isSymbolicLink() || (found.mode & 0o077) === 0) return;
  await chmod(path, found.mode & 0o700).catch(() => {});
}
