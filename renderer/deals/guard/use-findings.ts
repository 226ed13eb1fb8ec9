import { useMemo } from 'react';
import { examine } from '../../../shared/deals/examine.ts';
import type { Finding } from '../../../shared/deals/findings.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useRoomView, useShow } from '../../app/room-context.tsx';
import { useNow } from '../../app/use-now.ts';
import { regionPacks } from './region-packs.ts';

const NOTHING_SOLD = { held: 0, paid: 0 };
/** Interval of checking again, as findings depend on time (by hours and days). */
const STEP_MS = 10_000;

/** The findings of guard and clash check on a plan now, by this studio's replica. The server checks again. */
export function useFindings(plan: DealPlan | undefined): readonly Finding[] {
  const products = useShow(show => show.catalog.products);
  const deals = useShow(show => show.deals.byId);
  const dealRules = useShow(show => show.deals.rules);
  const figures = useRoomView(view => view.live.deals.figures);
  const now = useNow(STEP_MS);
  const json = plan && JSON.stringify(plan);
  return useMemo(() => {
    if (json === undefined) return [];
    const soldOf = (dealId: string) => figures[dealId] ?? NOTHING_SOLD;
    return examine(JSON.parse(json), { products, deals, dealRules, soldOf }, regionPacks, now);
  }, [json, products, deals, dealRules, figures, now]);
}
