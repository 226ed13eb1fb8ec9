import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Logger } from 'pino';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/** What names a snapshot that is under way; nothing else in the data folder begins so. */
export const SNAPSHOT_PREFIX = '.backup-';
/** Longest path of a Unix socket, on macOS; Linux takes a few bytes more. */
const MAX_SOCKET_PATH = 103;

const Answer = z.union([z.object({ file: z.string() }), z.object({ error: z.string() })]);

/** Where a server is asked for snapshots of its database: by a socket in its data folder, which its own user alone can open. */
function socketOf(folder: string): string {
  if (process.platform !== 'win32') return join(folder, 'snapshot.sock');
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24);
  return `\\\\.\\pipe\\vitrine-${name}`;
}

export const snapshotPlace = (folder: string): string =>
  join(folder, `${SNAPSHOT_PREFIX}${randomUUID()}.sqlite`);

export interface SnapshotSocket {
  close(): Promise<void>;
}

/**
 * Answers everybody who connects with a copy of the database, which is theirs to remove. The database is locked for this
 * process alone, so nobody else could make one while the server runs. Without a socket the server runs all the same.
 */
export async function openSnapshotSocket(
  folder: string,
  log: { copyTo(file: string): Promise<void> },
  logger: Logger,
): Promise<SnapshotSocket> {
  const socket = socketOf(folder);
  const copy = async (): Promise<z.infer<typeof Answer>> => {
    const file = snapshotPlace(folder);
    try {
      await log.copyTo(file);
      return { file };
    } catch (error) {
      await rm(file, { force: true });
      return { error: (error as Error).message };
    }
  };
  const server = createServer(asker => {
    asker.on('error', () => {});
    asker.resume();
    void copy().then(answer => asker.end(JSON.stringify(answer)));
  });
  // What a killed server left; no other one runs, because the database is locked.
  if (process.platform !== 'win32') await rm(socket, { force: true });
  await new Promise<void>(done => {
    server.once('error', error => {
      logger.warn({ err: error }, 'No backup can be made while this server runs.');
      done();
    });
    if (Buffer.byteLength(socket) > MAX_SOCKET_PATH)
      server.emit('error', new Error(`The path ${socket} is too long for a socket.`));
    else server.listen(socket, done);
  });
  return { close: () => new Promise(done => void server.close(() => done())) };
}

/**
 * Asks the server that uses a data folder for a copy of its database, and gives the copy's path; undefined where none
 * answers there.
 */
export async function askForSnapshot(folder: string): Promise<string | undefined> {
  const socket = connect(socketOf(folder));
  const answer = await text(socket).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') return undefined;
    throw error;
  });
  if (answer === undefined) return undefined;
  if (answer === '') throw new BackupError('The server ended before the backup was made. Try again.');
  const found = Answer.parse(JSON.parse(answer));
  if ('error' in found) throw new BackupError(`The server could not copy its shows: ${found.error}`);
  return found.file;
}

/** Whether a server uses a data folder now. */
export function isServed(folder: string): Promise<boolean> {
  return new Promise(done => {
    const socket = connect(socketOf(folder));
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
