import type { StudioFeature } from '../app/studio-feature.ts';
import { ShopNews } from './ShopNews.tsx';

export const shops: StudioFeature<'shops'> = { Banner: ShopNews };
