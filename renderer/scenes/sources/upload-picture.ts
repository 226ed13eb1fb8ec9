import { z } from 'zod';
import { atServer } from '../../../client/server-address.ts';
import { CommandError, WireError } from '../../../shared/errors.ts';

const Answer = z.object({ address: z.string() });

/** MIME types that the server accepts. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp';

/**
 * Uploads a picture to the show's server and resolves to its URL. Rejects with a CommandError, or with a TypeError if
 * the server can't be reached.
 */
export async function uploadPicture(file: Blob, show: string, token: string): Promise<string> {
  const response = await fetch(atServer(`/api/shows/${encodeURIComponent(show)}/pictures`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': file.type || 'image/png' },
    body: file,
  });
  const answer: unknown = await response.json();
  if (response.ok) return Answer.parse(answer).address;
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}
