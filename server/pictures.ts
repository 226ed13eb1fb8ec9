import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../shared/errors.ts';
import { writeAside } from './write-aside.ts';

/** Largest picture that is kept, in bytes: a photograph of a good camera. */
export const MAX_PICTURE_BYTES = 10 * 1024 * 1024;

/** Which kind of picture some bytes are, by how they begin; undefined for all that is not one. */
export function pictureTypeOf(body: Buffer): 'png' | 'jpg' | 'webp' | undefined {
  if (body.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (body.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpg';
  const isRiff = body.subarray(0, 4).toString('latin1') === 'RIFF';
  return isRiff && body.subarray(8, 12).toString('latin1') === 'WEBP' ? 'webp' : undefined;
}

/**
 * Keeps a picture in the folder and returns its address on this server. The name follows from the content, so the same
 * picture is kept once, and whatever the sender called it reaches no file system. Throws a CommandError for anything that
 * is not a PNG, JPEG or WebP.
 */
export async function keepPicture(folder: string, body: Buffer): Promise<string> {
  const type = pictureTypeOf(body);
  if (!type) throw new CommandError('bad-data', 'This is no PNG, JPEG or WebP picture.');
  const name = `${createHash('sha256').update(body).digest('base64url').slice(0, 24)}.${type}`;
  // Nobody ever gets half a picture under its name.
  await writeAside(join(folder, name), aside => writeFile(aside, body));
  return `/pictures/${name}`;
}
