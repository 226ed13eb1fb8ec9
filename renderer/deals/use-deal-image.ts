import type { DealPlan } from '../../shared/deals/terms.ts';
import { useShow } from '../app/room-context.tsx';

/** The image address of a deal's first product; undefined if it has none. */
export const useDealImage = ({ items: [first] }: DealPlan): string | undefined =>
  useShow(show => show.catalog.products.find(({ id }) => id === first?.productId)?.picture);
