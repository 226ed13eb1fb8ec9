import { z } from 'zod';

export const Mute = z.object({
  personId: z.string(),
  name: z.string(),
  /** Server time at which the mute ends by itself; null lasts for the show. */
  until: z.number().nullable(),
  reason: z.string().optional(),
});
export type Mute = z.infer<typeof Mute>;

/** The mute that holds for a person at a time, if any. */
export function muteOf(
  { mutes }: { readonly mutes: Readonly<Record<string, Mute>> },
  personId: string,
  now: number,
): Mute | undefined {
  const mute = mutes[personId];
  return mute && (mute.until === null || mute.until > now) ? mute : undefined;
}
