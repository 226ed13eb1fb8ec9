import { z } from 'zod';
import { CommandError, WireError } from '../../../shared/errors.ts';

const Answer = z.object({ address: z.string() });

/** What the file dialog offers and the server takes. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/webp';

/**
 * Brings a picture to the show's server and returns its address there. Rejects with a CommandError, or with a TypeError
 * where the server can't be reached.
 */
export async function uploadPicture(file: File, show: string, token: string): Promise<string> {
  const response = await fetch(`/api/shows/${encodeURIComponent(show)}/pictures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': file.type || 'image/png' },
    body: file,
  });
  const answer: unknown = await response.json();
  if (response.ok) return Answer.parse(answer).address;
  const { code, message, params } = WireError.parse((answer as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}
