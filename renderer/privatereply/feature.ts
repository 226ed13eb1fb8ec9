import type { StudioFeature } from '../app/studio-feature.ts';
import { undo } from './undo.ts';

export const privatereply: StudioFeature<'privatereply'> = { undo };
