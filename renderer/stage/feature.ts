import type { StudioFeature } from '../app/studio-feature.ts';
import { MediaBanner } from './MediaBanner.tsx';

export const media: StudioFeature<'media'> = { Banner: MediaBanner };
