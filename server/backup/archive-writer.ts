import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js/lib/zip-native.js';
import { MANIFEST, type Manifest, type StoredFile } from './manifest.ts';

/** Pictures and recordings are packed already. */
const IS_PACKED = /\.(jpe?g|png|webp|mp4|webm|m4a)$/i;

/** Writes a backup: a ZIP, so that any system can look into it, whose last entry has the checksums of all others. */
export class ArchiveWriter {
  readonly #zip: ZipWriter<unknown>;
  readonly #files: Record<string, StoredFile> = {};

  constructor(out: Writable) {
    this.#zip = new ZipWriter(Writable.toWeb(out), { zip64: true, useWebWorkers: false });
  }

  /** Adds a file as far as it goes now; one that is appended to meanwhile may grow on. Nothing where it is gone. */
  async add(path: string, source: string): Promise<void> {
    const file = await open(source).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!file) return;
    const { size } = await file.stat();
    const hash = createHash('sha256');
    let bytes = 0;
    async function* read(): AsyncGenerator<Uint8Array> {
      if (size === 0) return;
      for await (const piece of file?.createReadStream({ end: size - 1, autoClose: false }) ?? []) {
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
    }
    try {
      await this.#zip.add(path, streamOf(read()), IS_PACKED.test(path) ? { level: 0 } : {});
    } finally {
      await file.close();
    }
    this.#files[path] = { bytes, sha256: hash.digest('hex') };
  }

  /** Writes the manifest and ends the stream. Returns how many files the backup has. */
  async finish(about: Omit<Manifest, 'files'>): Promise<number> {
    const manifest: Manifest = { ...about, files: this.#files };
    await this.#zip.add(MANIFEST, streamOf(textOf(manifest)));
    await this.#zip.close();
    return Object.keys(this.#files).length;
  }
}

async function* textOf(value: unknown): AsyncGenerator<Uint8Array> {
  yield Buffer.from(JSON.stringify(value));
}

/** A stream that asks for the next piece when it has room for it. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
