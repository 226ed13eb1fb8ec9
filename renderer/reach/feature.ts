import type { StudioFeature } from '../app/studio-feature.ts';
import { CertificateBanner } from './CertificateBanner.tsx';

export const reach: StudioFeature<'reach'> = { Banner: CertificateBanner };
