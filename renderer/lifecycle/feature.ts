import type { StudioFeature } from '../app/studio-feature.ts';
import { InterruptedBanner } from './InterruptedBanner.tsx';

export const lifecycle: StudioFeature<'lifecycle'> = { Banner: InterruptedBanner };
