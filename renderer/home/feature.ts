import type { StudioFeature } from '../app/studio-feature.ts';
import { OverBanner } from './OverBanner.tsx';

export const home: StudioFeature<'home'> = { Banner: OverBanner };
