import type { StudioFeature } from '../app/studio-feature.ts';
import { RaidBanner } from './RaidBanner.tsx';
import { undo } from './undo.ts';

export const raid: StudioFeature<'raid'> = { undo, Banner: RaidBanner };
