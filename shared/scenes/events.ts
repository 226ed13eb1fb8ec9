import { z } from 'zod';
import { event, toAll, toCrew } from '../show/contract.ts';
import { Canvas, Scenes } from './document.ts';

export const sceneEvents = {
  'scenes.saved': event(z.object({ scenes: Scenes }), toCrew, { ledger: false }),
  /** Viewers lay out their page for it before its first frame comes. */
  'scenes.canvasSet': event(z.object({ canvas: Canvas }), toAll, { ledger: false }),
  'scenes.taken': event(z.object({ sceneId: z.string() }), toCrew, { ledger: false }),
} as const;
