import { useMemo } from 'react';
import { examine } from '../../../shared/deals/examine.ts';
import type { Finding } from '../../../shared/deals/findings.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useRoomView, useShow } from '../../app/room-context.tsx';
import { useNow } from '../../app/use-now.ts';
import { packs } from './region-packs.ts';

const NOTHING_SOLD = { held: 0, paid: 0 };
/** The guard's answer changes by days and hours; once in this time is often enough. */
const STEP_MS = 10_000;

/** What the guard and the clash check would say of a plan now, by what this studio knows. The server asks them again. */
export function useFindings(plan: DealPlan | undefined): readonly Finding[] {
  const products = useShow(show => show.products);
  const deals = useShow(show => show.deals);
  const dealRules = useShow(show => show.dealRules);
  const figures = useRoomView(view => view.figures);
  const now = useNow(STEP_MS);
  const written = plan && JSON.stringify(plan);
  return useMemo(() => {
    if (written === undefined) return [];
    const soldOf = (dealId: string) => figures[dealId] ?? NOTHING_SOLD;
    return examine(JSON.parse(written), { products, deals, dealRules, soldOf }, packs, now);
  }, [written, products, deals, dealRules, figures, now]);
}
