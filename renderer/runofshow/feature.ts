import type { StudioFeature } from '../app/studio-feature.ts';
import { undo } from './undo.ts';

export const runofshow: StudioFeature<'runofshow'> = { undo };
