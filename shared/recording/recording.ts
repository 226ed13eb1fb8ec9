import { z } from 'zod';
import { PlainId } from '../id.ts';

/**
 * Recordings of the program and the clips cut from them. The studio encodes and sends its recording piece by piece to
 * the show's own server, which has each piece on the disk before it answers; the log keeps what is recorded and marked.
 */
export const RecordingFormat = z.enum(['mp4', 'webm']);
export type RecordingFormat = z.infer<typeof RecordingFormat>;

/** Shortest and longest clip, in seconds. */
export const MIN_CLIP_SECONDS = 10;
export const MAX_CLIP_SECONDS = 120;
/** Largest piece of a recording that is sent at once, in bytes: what eight seconds take. */
export const MAX_PIECE_BYTES = 4 * 1024 * 1024;

export const RecordingId = PlainId;

export const Recording = z.object({
  id: RecordingId,
  format: RecordingFormat,
  /** Its name in the show's folder of recordings. */
  file: z.string(),
  /** Server time of its first frame. */
  startedAt: z.number(),
  /** Length in milliseconds; absent while it goes on. */
  ms: z.number().optional(),
});
export type Recording = z.infer<typeof Recording>;

/** A mark on a recording; its file is cut from it afterwards. */
export const Clip = z.object({
  id: RecordingId,
  recordingId: RecordingId,
  /** Its name in the folder of clips. */
  file: z.string(),
  /** Server time at which it was marked. */
  at: z.number(),
  /** Where in the recording it lies, in milliseconds. */
  fromMs: z.number(),
  toMs: z.number(),
  /** The product that was pinned last at that time. */
  product: z.object({ id: z.string(), title: z.string() }).optional(),
});
export type Clip = z.infer<typeof Clip>;

/** Why a clip has no file. */
export const ClipErrorCode = z.enum([
  'no-ffmpeg', // nothing there to cut with
  'no-recording', // the recording's file is gone, or ended before the clip begins
  'disk-full', // no room for another file
  'ffmpeg', // ffmpeg could not do it; the server's log says what it complained of
]);
export type ClipErrorCode = z.infer<typeof ClipErrorCode>;

export const ClipFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cutting') }),
  z.object({ kind: z.literal('ready'), bytes: z.number() }),
  z.object({ kind: z.literal('failed'), problem: ClipErrorCode }),
]);
export type ClipFile = z.infer<typeof ClipFile>;

/** How the files stand on the server's disk, by recording and by clip. */
export const RecordingFiles = z.object({
  recordings: z.record(z.string(), z.object({ bytes: z.number() })),
  clips: z.record(z.string(), ClipFile),
  /** Bytes left on the disk that they are on. */
  free: z.number().optional(),
});
export type RecordingFiles = z.infer<typeof RecordingFiles>;

/** What is known of the files once a signal has brought what changed. */
export function withNews(known: RecordingFiles, news: RecordingFiles): RecordingFiles {
  return {
    ...known,
    ...news,
    recordings: { ...known.recordings, ...news.recordings },
    clips: { ...known.clips, ...news.clips },
  };
}
