import { z } from 'zod';
import type { Slice } from '../show/contract.ts';
import { Canvas, Scenes } from './document.ts';
import type { sceneEvents } from './events.ts';

const ScenesState = z.object({
  /** What the studio's pictures are made of; absent before the first save. */
  document: Scenes.optional(),
  /** The scene on program; absent before the first take. */
  sceneId: z.string().optional(),
  /** Which canvas viewers get, who see nothing else of this; absent before the host has set one. */
  canvas: Canvas.optional(),
});
export type ScenesState = z.infer<typeof ScenesState>;

export const scenesSlice: Slice<ScenesState, typeof sceneEvents> = {
  schema: ScenesState,
  empty: () => ({}),
  on: {
    'scenes.saved': ({ sceneId, ...kept }, { scenes }) => {
      // A scene that was removed is on program no longer; the studio takes another.
      const isKept = sceneId !== undefined && scenes.scenes.some(({ id }) => id === sceneId);
      return { ...kept, document: scenes, ...(isKept ? { sceneId } : {}) };
    },
    'scenes.canvasSet': (state, { canvas }) => ({ ...state, canvas }),
    'scenes.taken': (state, { sceneId }) => ({ ...state, sceneId }),
  },
  redact: (state, { kind }) => {
    if (kind === 'crew') return state;
    return state.canvas ? { canvas: state.canvas } : {};
  },
};
