import type { RecordingFormat } from '../../shared/recording/recording.ts';

export interface RecordingType {
  readonly format: RecordingFormat;
  readonly mimeType: string;
}

/** By preference: H.264/AAC for every player and editor, the same with Opus, and VP8/Opus for every Chromium. */
const TYPES: readonly RecordingType[] = [
  { format: 'mp4', mimeType: 'video/mp4;codecs="avc1.42E01F,mp4a.40.2"' },
  { format: 'mp4', mimeType: 'video/mp4;codecs="avc1.42E01F,opus"' },
  { format: 'webm', mimeType: 'video/webm;codecs="vp8,opus"' },
];

/** The preferred type that this browser can record; undefined without one. */
export function chooseRecordingType(isSupported: (mimeType: string) => boolean): RecordingType | undefined {
  return TYPES.find(({ mimeType }) => isSupported(mimeType));
}
