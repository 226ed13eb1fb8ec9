import type { RecordingFormat } from '../../shared/recording.ts';

export interface Choice {
  readonly format: RecordingFormat;
  readonly mimeType: string;
}

/** Best first: what every player and editor opens, then the same with Opus, then what every Chromium can make. */
const CHOICES: readonly Choice[] = [
  { format: 'mp4', mimeType: 'video/mp4;codecs="avc1.42E01F,mp4a.40.2"' },
  { format: 'mp4', mimeType: 'video/mp4;codecs="avc1.42E01F,opus"' },
  { format: 'webm', mimeType: 'video/webm;codecs="vp8,opus"' },
];

/** The best way of recording that this browser has; undefined where it has none. */
export function chooseFormat(isSupported: (mimeType: string) => boolean): Choice | undefined {
  return CHOICES.find(({ mimeType }) => isSupported(mimeType));
}
