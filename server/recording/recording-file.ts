import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../../shared/errors.ts';

/** A recording's file, which is only ever appended to. */
export class RecordingFile {
  readonly path: string;
  #bytes: number;
  #changedAt: number | undefined;
  #writtenMs = 0;
  /** Pieces are written one after the other, in the order of their requests. */
  #queue: Promise<unknown> = Promise.resolve();

  /** Opens what is on disk; a file that doesn't exist yet has no bytes. */
  static async open(path: string): Promise<RecordingFile> {
    const found = await stat(path).catch(() => undefined);
    return new RecordingFile(path, found?.size ?? 0, found?.mtimeMs);
  }

  private constructor(path: string, bytes: number, changedAt: number | undefined) {
    this.path = path;
    this.#bytes = bytes;
    this.#changedAt = changedAt;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** When it was last appended to, in milliseconds since the epoch; undefined where it never was. */
  get changedAt(): number | undefined {
    return this.#changedAt;
  }

  /** Length of the recording in the file, in milliseconds; 0 until the first piece after the server's start. */
  get writtenMs(): number {
    return this.#writtenMs;
  }

  /**
   * Appends a piece at `offset`, with which the recording is `writtenMs` long. Resolves to the file's size in bytes when
   * the piece is on disk. Throws a CommandError: `wrong-offset` with the size where the file ends elsewhere, so that a
   * piece that is sent again is not written twice; `storage` where the disk is full or fails.
   */
  append(offset: number, piece: Buffer, writtenMs: number): Promise<number> {
    const turn = this.#queue.then(() => this.#append(offset, piece, writtenMs));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #append(offset: number, piece: Buffer, writtenMs: number): Promise<number> {
    const file = await (offset === 0 ? create(this.path) : open(this.path, 'r+')).catch(toCommandError);
    try {
      const { size } = await file.stat();
      if (size !== offset) {
        throw new CommandError('wrong-offset', `The file has ${size} bytes; send what comes after them.`, {
          size,
        });
      }
      await writeAll(file, piece, offset).catch(async error => {
        if (offset === 0) await removeEmpty(file, this.path);
        toCommandError(error);
      });
      if (offset === 0) await syncFolderOf(this.path);
    } finally {
      await file.close();
    }
    this.#bytes = offset + piece.length;
    this.#changedAt = Date.now();
    this.#writtenMs = writtenMs;
    return this.#bytes;
  }
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'a+', 0o600);
}

/** Writes all of a piece or nothing: after half of one, the same piece sent again would have a wrong offset. */
async function writeAll(file: FileHandle, piece: Buffer, offset: number): Promise<void> {
  try {
    for (let done = 0; done < piece.length; ) {
      const { bytesWritten } = await file.write(piece, done, piece.length - done, offset + done);
      done += bytesWritten;
    }
    await file.datasync();
  } catch (error) {
    await file.truncate(offset).catch(() => {});
    throw error;
  }
}

/** Takes away the file of a recording whose first piece could not be written. */
async function removeEmpty(file: FileHandle, path: string): Promise<void> {
  const found = await file.stat();
  if (found.isFile() && found.size === 0) await rm(path, { force: true });
}

/** Syncs a new file's directory entry. Windows can't, and needn't. */
async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function toCommandError(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT')
    throw new CommandError('wrong-offset', 'The file is gone; begin with offset 0.', { size: 0 });
  throw new CommandError('storage', `The recording could not be written (${error.code ?? error.message}).`);
}
