import type { StudioFeature } from '../app/studio-feature.ts';
import { ReachBanners } from './ReachBanners.tsx';

export const reach: StudioFeature<'reach'> = { Banner: ReachBanners };
