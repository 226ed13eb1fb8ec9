import { z } from 'zod';

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
});
export type Mute = z.infer<typeof Mute>;

/** A mute as the muted person may know it. */
export function muteForPerson({ addressUntil: _untold, ...mute }: Mute): Mute {
  return mute;
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
