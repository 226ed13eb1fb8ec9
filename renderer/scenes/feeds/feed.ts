import type { Source } from '../../../shared/scenes/document.ts';
import type { AudioInput } from '../../sound/mixer.ts';
import type { CaptureError } from '../../stage/devices.ts';

/** State of a source's video, as the layer list shows it. */
export type FeedState =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  /** The device was unplugged; it is reopened when it returns. */
  | { readonly kind: 'lost' }
  /** The host has to choose something first: a screen after each page load, a film file this browser doesn't store. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'error'; readonly error: CaptureError | 'unreadable' };

export type FeedPicture = MediaStreamTrack | ImageBitmap | null;

/** Receives a feed's output; null means that there is none any more. */
export interface FeedSink {
  picture(picture: FeedPicture): void;
  audio(audio: AudioInput | null): void;
  state(state: FeedState): void;
}

/** Video and audio of one source, open for as long as the document has that source. */
export interface Feed {
  /** Applies an edit of the source. */
  update(source: Source): void;
  /** Called when the source becomes visible or hidden on program. */
  setOnAir?(onAir: boolean): void;
  close(): void;
}
