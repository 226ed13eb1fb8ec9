import type { Entry, FileEntry } from '@zip.js/zip.js';
import { CommandError } from '../../../shared/errors.ts';
import { baseName, type GivenFile, isHidden, MAX_FILE_BYTES, PictureFileError } from './picture-file.ts';

/** Files of one ZIP: two pictures for each product of the largest show. */
export const MAX_ZIP_FILES = 4000;
/** How many times its size a file may unpack to. Photographs are packed already, and text gives some 20. */
const MAX_RATIO = 100;
/** What is too small to be a bomb, whatever its ratio. */
const HARMLESS_BYTES = 1024 * 1024;
/** What is unpacked of one ZIP in all. */
const MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024;

/** The encodings of names that are not UTF-8, as the systems of each language write them into a ZIP. */
const NAMES_IN: Readonly<Record<string, string>> = { zh: 'gb18030', ru: 'ibm866' };

const zipError = (problem: string, params: Record<string, string | number> = {}): CommandError =>
  new CommandError('bad-data', 'The ZIP can’t be read.', { problem, ...params });

/** A name in UTF-8 or, where its bytes are not that, in the encoding of the language; undefined leaves it to the library. */
function decodeName(bytes: Uint8Array, language: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const encoding = NAMES_IN[language.split('-')[0] ?? ''];
    return encoding && new TextDecoder(encoding).decode(bytes);
  }
}

/** Collects what is unpacked, up to a limit; beyond it, writing fails, and with it the unpacking. */
function collector(limit: number, onBytes: (count: number) => void) {
  const parts: BlobPart[] = [];
  let size = 0;
  const stream = new WritableStream<Uint8Array<ArrayBuffer>>({
    write: part => {
      size += part.byteLength;
      onBytes(part.byteLength);
      if (size > limit) throw new PictureFileError('too-large');
      parts.push(part);
    },
  });
  return { stream, blob: () => new Blob(parts) };
}

class Zip {
  #unpacked = 0;

  givenFile(entry: FileEntry): GivenFile {
    return { name: baseName(entry.filename), open: signal => this.#open(entry, signal) };
  }

  async #open(entry: FileEntry, signal?: AbortSignal): Promise<Blob> {
    const { uncompressedSize, compressedSize, encrypted } = entry;
    if (encrypted) throw new PictureFileError('encrypted');
    if (uncompressedSize > MAX_FILE_BYTES) throw new PictureFileError('too-large');
    if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > MAX_RATIO * compressedSize)
      throw new PictureFileError('too-packed');
    if (this.#unpacked + uncompressedSize > MAX_TOTAL_BYTES) throw new PictureFileError('too-much');
    // What a ZIP says of its sizes may be wrong: what comes out is counted.
    const { stream, blob } = collector(MAX_FILE_BYTES, count => {
      this.#unpacked += count;
    });
    try {
      await entry.getData(stream, { checkSignature: true, ...(signal && { signal }) });
      return blob();
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof PictureFileError ? error : new PictureFileError('unreadable', error);
    }
  }
}

/** The entries that are files. Stops at the limit, so that a directory without an end is not read to it. */
async function filesOf(entries: AsyncIterable<Entry>): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  for await (const entry of entries) {
    if (entry.directory || isHidden(entry.filename)) continue;
    if (files.length === MAX_ZIP_FILES) throw zipError('zip-too-many', { limit: MAX_ZIP_FILES });
    files.push(entry);
  }
  return files;
}

/**
 * The files in a ZIP, by their own names: folders, and paths that lead out of it, count for nothing. Only its directory is
 * read here; a file is unpacked when it is opened, within limits, in a worker. Rejects with a CommandError.
 * @param language of the page, by which names in a system's own encoding are read
 */
export async function readZip(zip: Blob, language: string): Promise<GivenFile[]> {
  // Loaded with the first ZIP, because most hosts never bring one.
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js/lib/zip-native.js');
  const reader = new ZipReader(new BlobReader(zip), {
    decodeText: (bytes, _encoding, type) => (type === 'filename' ? decodeName(bytes, language) : undefined),
    filenameValidation: 'tolerant',
  });
  const files = new Zip();
  try {
    return (await filesOf(reader.getEntriesGenerator())).map(entry => files.givenFile(entry));
  } catch (error) {
    throw error instanceof CommandError ? error : zipError('zip-broken');
  }
}
