import { createHash } from 'node:crypto';
import { fstat, read } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-native.js';
import { BackupError } from './backup-error.ts';
import { BACKUP_FORMAT, isKept, MANIFEST, Manifest, type StoredFile } from './manifest.ts';

const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;
const CUT_SHORT =
  'This is no whole backup: it was cut short, damaged or is another file. Nothing was changed. Copy it anew, or take an older one.';

/** Reads where it is told to in a file that is open, whoever opened it. */
class DescriptorReader extends Reader<number> {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    super(descriptor);
    this.#descriptor = descriptor;
  }

  override async init(): Promise<void> {
    this.size = (await promisify(fstat)(this.#descriptor)).size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, this.size - index)));
    for (let done = 0; done < buffer.length; ) {
      const { bytesRead } = await promisify(read)(this.#descriptor, {
        buffer,
        offset: done,
        length: buffer.length - done,
        position: index + done,
      });
      if (bytesRead === 0) throw new Error('The file ends early.');
      done += bytesRead;
    }
    return buffer;
  }
}

/** A backup that is whole as far as its directory tells; what is in its files shows when they are unpacked. */
export class ArchiveReader {
  readonly manifest: Manifest;
  readonly #entries: ReadonlyMap<string, FileEntry>;

  /** Throws a BackupError for anything but a whole backup that this Vitrine can read. */
  static async open(descriptor: number): Promise<ArchiveReader> {
    const zip = new ZipReader(new DescriptorReader(descriptor), { useWebWorkers: false });
    try {
      const entries = new Map<string, FileEntry>();
      for await (const entry of zip.getEntriesGenerator())
        if (!entry.directory) entries.set(entry.filename, entry);
      const manifest = await readManifest(entries.get(MANIFEST));
      entries.delete(MANIFEST);
      const names = Object.keys(manifest.files);
      if (names.length !== entries.size || !names.every(name => entries.has(name) && isKept(name)))
        throw new BackupError(CUT_SHORT);
      return new ArchiveReader(manifest, entries);
    } catch (error) {
      throw error instanceof BackupError ? error : new BackupError(CUT_SHORT, { cause: error });
    }
  }

  private constructor(manifest: Manifest, entries: ReadonlyMap<string, FileEntry>) {
    this.manifest = manifest;
    this.#entries = entries;
  }

  get bytes(): number {
    return Object.values(this.manifest.files).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Unpacks everything into a folder, on the disk when it returns. Throws a BackupError where a file isn't what it was. */
  async unpack(folder: string): Promise<void> {
    for (const [name, stored] of Object.entries(this.manifest.files)) {
      const place = join(folder, name);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      const file = await open(place, 'wx', 0o600);
      try {
        await this.#unpackFile(name, stored, file);
        await file.datasync();
      } finally {
        await file.close();
      }
    }
  }

  async #unpackFile(name: string, { bytes, sha256 }: StoredFile, file: FileHandle): Promise<void> {
    const hash = createHash('sha256');
    let written = 0;
    let diskError: unknown;
    const target = new WritableStream<Uint8Array>({
      async write(piece) {
        written += piece.length;
        if (written > bytes) throw new Error('The file is longer than the backup says.');
        hash.update(piece);
        await file.appendFile(piece).catch(error => {
          diskError = error;
          throw error;
        });
      },
    });
    await this.#entries
      .get(name)
      ?.getData(target)
      .catch((error: unknown) => {
        throw diskError ?? new BackupError(CUT_SHORT, { cause: error });
      });
    if (written !== bytes || hash.digest('hex') !== sha256) throw new BackupError(CUT_SHORT);
  }
}

async function readManifest(entry: FileEntry | undefined): Promise<Manifest> {
  if (!entry || entry.uncompressedSize > MAX_MANIFEST_BYTES) throw new BackupError(CUT_SHORT);
  const pieces: Uint8Array[] = [];
  await entry.getData(new WritableStream<Uint8Array>({ write: piece => void pieces.push(piece) }));
  const found = JSON.parse(Buffer.concat(pieces).toString());
  if (Number(found?.format) > BACKUP_FORMAT)
    throw new BackupError(
      'A newer Vitrine has made this backup. Nothing was changed. Upgrade this one, and restore it then.',
    );
  return Manifest.parse(found);
}
