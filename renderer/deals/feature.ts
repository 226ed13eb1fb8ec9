import type { StudioFeature } from '../app/studio-feature.ts';
import { AuctionNews } from './AuctionNews.tsx';
import { undo } from './undo.ts';

export const deals: StudioFeature<'deals'> = { undo, Banner: AuctionNews };
