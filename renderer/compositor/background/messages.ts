/** Why segmentation failed: the model's files can't be loaded, or this browser can't run it. */
export type SegmentationError = 'unreachable' | 'unsupported';

/** Messages from the compositor to the segmenter. */
export type ToSegmenter =
  | { kind: 'frame'; sourceId: string; frame: VideoFrame }
  | { kind: 'forget'; sourceId: string };

/** Messages from the segmenter to the compositor. */
export type FromSegmenter =
  | { kind: 'ready' }
  | { kind: 'failed'; error: SegmentationError; reason: string }
  | { kind: 'mask'; background: Uint8Array<ArrayBuffer> };
