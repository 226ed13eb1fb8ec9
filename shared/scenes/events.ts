import { z } from 'zod';
import { event, toCrew } from '../show/contract.ts';
import { Scenes } from './document.ts';

export const sceneEvents = {
  'scenes.saved': event(z.object({ scenes: Scenes }), toCrew),
  'scenes.taken': event(z.object({ sceneId: z.string() }), toCrew),
} as const;
