import { z } from 'zod';
import { event, toAll, toCrew } from '../show/contract.ts';
import { Canvas, Scenes } from './document.ts';

export const sceneEvents = {
  'scenes.saved': event(z.object({ scenes: Scenes }), toCrew),
  /** Viewers lay out their page for it before its first frame comes. */
  'scenes.canvasSet': event(z.object({ canvas: Canvas }), toAll),
  'scenes.taken': event(z.object({ sceneId: z.string() }), toCrew),
} as const;
