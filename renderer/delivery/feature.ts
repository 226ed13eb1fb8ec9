import type { StudioFeature } from '../app/studio-feature.ts';
import { ServiceBanner } from './ServiceBanner.tsx';

export const delivery: StudioFeature<'delivery'> = { Banner: ServiceBanner };
