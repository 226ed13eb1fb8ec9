import type { DealPlan } from '../../shared/deals/terms.ts';
import { useShow } from '../app/room-context.tsx';

/** Where a deal's picture is: its first product's; undefined where that has none. */
export const useDealPicture = ({ items: [first] }: DealPlan): string | undefined =>
  useShow(show => show.products.find(({ id }) => id === first?.productId)?.picture);
