import type { Source } from '../../../shared/scenes.ts';
import type { Sound } from '../../sound/mixer.ts';
import type { CaptureError } from '../../stage/devices.ts';

/** How a source's picture stands. */
export type FeedState =
  | { readonly kind: 'on' }
  | { readonly kind: 'off' }
  | { readonly kind: 'asking' }
  /** Was there and went away; it comes back by itself. */
  | { readonly kind: 'lost' }
  /** Something has to be chosen first: a screen after each start, a film that this browser doesn't have. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly problem: CaptureError | 'unreadable' };

export type FeedPicture = MediaStreamTrack | ImageBitmap | null;

/** Where a feed tells what it has. */
export interface Outlet {
  picture(picture: FeedPicture): void;
  sound(sound: Sound | null): void;
  state(state: FeedState): void;
}

/** The picture of one source, for as long as a document has it. */
export interface Feed {
  /** The source was edited. */
  update(source: Source): void;
  /** Whether viewers see it now. */
  setOnAir?(onAir: boolean): void;
  close(): void;
}
