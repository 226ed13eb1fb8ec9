/** Why no person can be told from the room: the model's files can't be had, or this browser can't run it. */
export type MaskProblem = 'unreachable' | 'unable';

/** What the compositor tells the segmenter. */
export type ToSegmenter =
  | { kind: 'frame'; sourceId: string; frame: VideoFrame }
  | { kind: 'forget'; sourceId: string };

/** What the segmenter tells the compositor. */
export type FromSegmenter =
  | { kind: 'ready' }
  | { kind: 'failed'; problem: MaskProblem; reason: string }
  | { kind: 'mask'; room: Uint8Array<ArrayBuffer> };
