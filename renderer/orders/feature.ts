import type { StudioFeature } from '../app/studio-feature.ts';
import { PaymentNews } from './PaymentNews.tsx';

export const orders: StudioFeature<'orders'> = { Banner: PaymentNews };
