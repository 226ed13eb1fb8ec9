import { createStore } from 'zustand/vanilla';
import type { Consent } from '../consent/viewer-storage.ts';
import { memory } from '../session.ts';

/** What only this page knows: nothing of it is the show's. */
export interface View {
  /** Whether the viewer asked for sound; pages start silent because browsers play nothing else by themselves. */
  sound: boolean;
  /** They heard the show before, so the small switch is enough to find the sound again. */
  heard: boolean;
  /** The browser wants a tap before it plays even a silent picture. */
  blocked: boolean;
  /** At least one frame of the show was decoded. */
  hasFrame: boolean;
  /** Fill the screen and lose the edges, or show the whole picture. */
  fit: 'fill' | 'whole';
  /** The picture would lose so much by filling the screen that the viewer is offered the whole. */
  cropped: boolean;
  consent: Consent | undefined;
}

export const view = createStore<View>(() => ({
  sound: false,
  heard: false,
  blocked: false,
  hasFrame: false,
  fit: 'fill',
  cropped: false,
  consent: memory.consent,
}));
