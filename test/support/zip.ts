import { BlobWriter, Uint8ArrayReader, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js';

/** A file for a ZIP: its path there, its content, and how it is to be packed. */
export type ZippedFile = readonly [path: string, content: Uint8Array, options?: ZipWriterAddDataOptions];

/** A ZIP of files, as a merchant's computer makes it. */
export async function zipOf(files: readonly ZippedFile[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  for (const [path, content, options] of files)
    await writer.add(path, new Uint8ArrayReader(content), { level: 0, ...options });
  return writer.close();
}
