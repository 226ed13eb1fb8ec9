import { z } from 'zod';
import { ERASED_NAME } from '../names/erased.ts';

export const Mute = z.object({
  personId: z.string(),
  name: z.string(),
  /** Server time at which the mute ends by itself; null lasts for the show. */
  until: z.number().nullable(),
  reason: z.string().optional(),
  /** Its entry in the server's list where it is a ban from chat that holds for later shows too. */
  banId: z.string().optional(),
  /** Server time until which everybody behind the person's network address is muted as well; the crew's alone. */
  addressUntil: z.number().optional(),
  /** The strike that came with it, or led to it; the crew's alone. */
  strikeId: z.string().optional(),
});
export type Mute = z.infer<typeof Mute>;

/** A mute as the muted person may know it. */
export function muteForPerson({ addressUntil: _untold, strikeId: _theirs, ...mute }: Mute): Mute {
  return mute;
}

/** A mute of somebody who was erased: it holds on, without their name and without why. */
export function erasedMute({ reason: _text, ...mute }: Mute): Mute {
  return { ...mute, name: ERASED_NAME };
}

/** The mute that holds for a person at a time, if any. */
export function muteOf(
  { mutes }: { readonly mutes: Readonly<Record<string, Mute>> },
  personId: string,
  now: number,
): Mute | undefined {
  const mute = mutes[personId];
  return mute && (mute.until === null || mute.until > now) ? mute : undefined;
}
