import type { Deal } from '../../shared/deals/deal.ts';

/** The deals of one brand: a rep also hears of those of others, once they run. */
export const ownDeals = (
  deals: Readonly<Record<string, Deal>>,
  brand: string | undefined,
): Record<string, Deal> =>
  Object.fromEntries(Object.entries(deals).filter(([, { plan }]) => plan.brand === brand));
