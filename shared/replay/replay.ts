import { z } from 'zod';
import { Money } from '../money.ts';
import { ClipErrorCode, RecordingId } from '../recording/recording.ts';
import type { PinSpan } from '../report/state.ts';

/** Chat is asked for and answered by stretches of the recording, so that all who watch ask for the same ones. */
export const STRETCH_MS = 60_000;
/** A pin that was taken back at once is no chapter. */
const SHORTEST_CHAPTER_MS = 1000;

/** A part of the recording in which a product was pinned. Times are milliseconds of the recording. */
export const Chapter = z.object({
  productId: z.string(),
  title: z.string(),
  /** What it cost then; the deal's price where a deal had put it there. */
  price: Money,
  dealId: z.string().optional(),
  fromMs: z.number(),
  toMs: z.number(),
});
export type Chapter = z.infer<typeof Chapter>;

/** A recording that everybody may watch. */
export const Replay = z.object({
  /** That of its recording. */
  id: RecordingId,
  /** Server time of its first frame. */
  startedAt: z.number(),
  ms: z.number(),
  /** In the order in which they begin; several may go on at once. */
  chapters: z.array(Chapter),
});
export type Replay = z.infer<typeof Replay>;

/** How far the file of a replay is, for the crew. */
export const ReplayWork = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('preparing'), recordingId: RecordingId }),
  z.object({ kind: z.literal('failed'), recordingId: RecordingId, problem: ClipErrorCode }),
]);
export type ReplayWork = z.infer<typeof ReplayWork>;

/** The chapters of a recording: one for each pin that was on screen while it was made. */
export function chaptersOf(
  pins: readonly PinSpan[],
  { startedAt, ms }: { readonly startedAt: number; readonly ms: number },
): Chapter[] {
  const chapters = pins.map(({ productId, title, price, dealId, from, to }) => ({
    productId,
    title,
    price,
    ...(dealId === undefined ? {} : { dealId }),
    fromMs: Math.max(0, from - startedAt),
    toMs: Math.min(ms, (to ?? Number.POSITIVE_INFINITY) - startedAt),
  }));
  return chapters
    .filter(({ fromMs, toMs }) => toMs - fromMs >= SHORTEST_CHAPTER_MS)
    .sort((one, other) => one.fromMs - other.fromMs);
}
