import { z } from 'zod';
import { Id } from '../id.ts';
import { HOST } from '../roles.ts';
import { Scenes } from './document.ts';

const done = z.object({});

export const sceneCommands = {
  /** The whole document at once; what other studios edited meanwhile is replaced. */
  'scenes.save': { roles: HOST, data: z.strictObject({ scenes: Scenes }), result: done },
  /** Puts a saved scene on program. */
  'scenes.take': { roles: HOST, data: z.strictObject({ sceneId: Id }), result: done },
} as const;
