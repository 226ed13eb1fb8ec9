import type { StudioFeature } from '../app/studio-feature.ts';
import { undo } from './undo.ts';

export const highlight: StudioFeature<'highlight'> = { undo };
