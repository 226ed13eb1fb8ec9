import type { StudioFeature } from '../app/studio-feature.ts';
import { IngestBanner } from './IngestBanner.tsx';

export const ingest: StudioFeature<'ingest'> = { Banner: IngestBanner };
