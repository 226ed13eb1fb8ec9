// npm run backup -- FILE [--data FOLDER], npm run restore -- FILE [--data FOLDER]: everything that a server keeps, in one file.
import { closeSync, createWriteStream, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { backUp } from './back-up.ts';
import { BackupError } from './backup-error.ts';
import { restore } from './restore.ts';

const USAGE =
  'Say which file, for example: npm run backup -- shows.zip, or npm run restore -- shows.zip, with --data FOLDER for another data folder than the usual one.';
/** Stands for standard output or input, which somebody else has opened. */
const STANDARD = '-';

/** Messages go to standard error: standard output may be the backup. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function backUpTo(file: string, data: string): Promise<void> {
  if (file === STANDARD) return void (await backUp(data, process.stdout));
  if (existsSync(file)) throw new BackupError(`${file} is there already. Choose another name.`);
  const half = `${file}.part`;
  try {
    const out = createWriteStream(half, { mode: 0o600, flush: true });
    const files = await backUp(data, out);
    renameSync(half, file);
    say(
      `Backed up ${data} into ${file}: ${files} files. It holds keys and chat lines, so keep it as you keep a password.`,
    );
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

async function restoreFrom(file: string, data: string): Promise<void> {
  const descriptor = file === STANDARD ? 0 : openSync(file, 'r');
  try {
    const { at, files, before } = await restore(data, descriptor);
    say(`Restored ${files} files of ${at} into ${data}.`);
    if (before) say(`What was there before is in its folder ${before}; remove that when you miss nothing.`);
  } finally {
    if (file !== STANDARD) closeSync(descriptor);
  }
}

const ACTIONS = { backup: backUpTo, restore: restoreFrom };

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  const [action = '', file, ...more] = positionals;
  if (!(action in ACTIONS) || file === undefined || more.length > 0) throw new BackupError(USAGE);
  const flags = values.data === undefined ? [] : ['--data', values.data];
  process.umask(0o077);
  await ACTIONS[action as keyof typeof ACTIONS](file, readConfig(flags, process.env).data);
}

main().catch((error: NodeJS.ErrnoException) => {
  const isForPeople = error instanceof BackupError || error instanceof StartError || error.code !== undefined;
  say(isForPeople ? error.message : (error.stack ?? String(error)));
  process.exit(1);
});
