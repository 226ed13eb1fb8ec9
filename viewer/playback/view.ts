import { createStore } from 'zustand/vanilla';
import type { Layout } from '../layout/layout.ts';

/** State of this page's video element. */
export interface View {
  /** The viewer turned the sound on; browsers only autoplay muted video. */
  sound: boolean;
  /** The sound was on before, so the prompt isn't needed any more: the viewer knows the mute button. */
  heard: boolean;
  /** The browser denies autoplay even of muted video until a tap. */
  blocked: boolean;
  /** At least one frame was decoded. */
  hasFrame: boolean;
  layout: Layout;
}

export const view = createStore<View>(() => ({
  sound: false,
  heard: false,
  blocked: false,
  hasFrame: false,
  layout: { kind: 'overlay', fit: 'fill', hasFits: false },
}));
