import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from '../../shared/errors.ts';

/** One recording's file, which only ever grows at its end. */
export class RecordingFile {
  readonly path: string;
  #bytes: number;
  #changedAt: number | undefined;
  #heldMs = 0;
  /** Pieces are written one after the other, whatever the order in which requests end. */
  #writing: Promise<unknown> = Promise.resolve();

  /** Looks at what is on the disk; a file that isn't there yet has no bytes. */
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

  /** When it last grew, on the Date.now() clock; undefined where it never did. */
  get changedAt(): number | undefined {
    return this.#changedAt;
  }

  /** How far into the recording the file reaches, in milliseconds, as far as was told since the server's start. */
  get heldMs(): number {
    return this.#heldMs;
  }

  /**
   * Adds a piece that belongs at `offset`, after which the file reaches to `heldMs`. Resolves to its size when that is
   * on the disk. Refuses with `wrong-offset` and the size where the file ends elsewhere, so that a piece which is sent
   * again is never there twice; with `storage` where the disk takes no more.
   */
  append(offset: number, piece: Buffer, heldMs: number): Promise<number> {
    const turn = this.#writing.then(() => this.#append(offset, piece, heldMs));
    this.#writing = turn.catch(() => {});
    return turn;
  }

  async #append(offset: number, piece: Buffer, heldMs: number): Promise<number> {
    const file = await (offset === 0 ? create(this.path) : open(this.path, 'r+')).catch(toCommandError);
    try {
      const { size } = await file.stat();
      if (size !== offset) {
        throw new CommandError('wrong-offset', `The file has ${size} bytes; send what comes after them.`, {
          size,
        });
      }
      await writeWhole(file, piece, offset);
      if (offset === 0) await keepName(this.path);
    } finally {
      await file.close();
    }
    this.#bytes = offset + piece.length;
    this.#changedAt = Date.now();
    this.#heldMs = heldMs;
    return this.#bytes;
  }
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'a+', 0o600);
}

/** All of a piece or nothing: half of one would not be taken as the start of what is sent again. */
async function writeWhole(file: FileHandle, piece: Buffer, offset: number): Promise<void> {
  try {
    for (let done = 0; done < piece.length; ) {
      const { bytesWritten } = await file.write(piece, done, piece.length - done, offset + done);
      done += bytesWritten;
    }
    await file.datasync();
  } catch (error) {
    await file.truncate(offset).catch(() => {});
    toCommandError(error as NodeJS.ErrnoException);
  }
}

/** A new file's name is in its folder, which has to reach the disk as well. Windows can't do that, nor needs it. */
async function keepName(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

function toCommandError(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT')
    throw new CommandError('wrong-offset', 'The file has gone; it can only begin anew.', { size: 0 });
  throw new CommandError('storage', `The recording could not be written (${error.code ?? error.message}).`);
}
