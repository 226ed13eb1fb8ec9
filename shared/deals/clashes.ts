import type { Product } from '../catalog/product.ts';
import type { Deal } from './deal.ts';
import type { Finding } from './findings.ts';
import type { DealPlan, DealRules } from './terms.ts';

interface Slot {
  readonly from: number;
  readonly to: number;
}

const lengthMs = ({ countdownSeconds, runSeconds }: DealPlan): number =>
  (countdownSeconds + runSeconds) * 1000;

/** When a deal runs or is planned to; undefined where nobody can know yet. */
function slotOf({ plan, stage }: Pick<Deal, 'plan' | 'stage'>): Slot | undefined {
  if (stage.kind === 'running') return { from: stage.startedAt, to: stage.endsAt };
  if (stage.kind !== 'accepted' || plan.start.kind !== 'at') return undefined;
  return { from: plan.start.at, to: plan.start.at + lengthMs(plan) };
}

/**
 * What keeps a plan from running beside the deals that run or are set for a time: the same product twice, two brands
 * at once, two clocks at once, or a category that belongs to another brand. Without a time of its own it is held
 * against the deals that run at `now`.
 */
export function clashesOf(
  plan: DealPlan,
  show: {
    readonly deals: readonly Deal[];
    readonly products: readonly Product[];
    readonly dealRules: DealRules;
  },
  now: number,
): Finding[] {
  const from = plan.start.kind === 'at' ? Math.max(now, plan.start.at) : now;
  const slot = { from, to: from + lengthMs(plan) };
  const beside = show.deals.filter(deal => {
    const other = slotOf(deal);
    return deal.plan.id !== plan.id && other && other.from < slot.to && slot.from < other.to;
  });
  return [...beside.flatMap(deal => clashWith(plan, deal, show.dealRules)), ...exclusives(plan, show)];
}

function clashWith(plan: DealPlan, other: Deal, { brandsTogether }: DealRules): Finding[] {
  const { id: dealId, title, items, brand } = other.plan;
  const shared = plan.items.find(({ productId }) => items.some(item => item.productId === productId));
  const level = 'block';
  if (shared) return [{ rule: 'sameProduct', level, productId: shared.productId, dealId, title }];
  if (brand !== undefined && plan.brand !== undefined && brand !== plan.brand && !brandsTogether)
    return [{ rule: 'twoBrands', level, dealId, title, brand }];
  return [{ rule: 'overlap', level: 'note', dealId, title }];
}

function exclusives(
  plan: DealPlan,
  { products, dealRules }: { readonly products: readonly Product[]; readonly dealRules: DealRules },
): Finding[] {
  const categories = new Set(
    plan.items.flatMap(({ productId }) => products.find(({ id }) => id === productId)?.category ?? []),
  );
  return dealRules.exclusive
    .filter(({ category, brand }) => categories.has(category) && brand !== plan.brand)
    .map(({ category, brand }) => ({ rule: 'exclusive', level: 'block', category, brand }));
}
