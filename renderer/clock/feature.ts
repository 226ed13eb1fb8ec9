import type { StudioFeature } from '../app/studio-feature.ts';
import { ClockBanner } from './ClockBanner.tsx';

export const clock: StudioFeature<'clock'> = { Banner: ClockBanner };
