import { z } from 'zod';
import type { PricePoint } from '../catalog/price-history.ts';
import type { Product } from '../catalog/product.ts';
import type { Money } from '../money.ts';
import { type Deal, priceOf } from './deal.ts';
import { type Finding, RegionId } from './findings.ts';
import type { DealItem, DealPlan, DealRules } from './terms.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const Law = z.object({ level: z.enum(['block', 'note']), law: z.string(), since: z.string() });

/** What the law of a region asks of deals, as a data file in `assets/regions/`. */
export const RegionPack = z.object({
  region: RegionId,
  /** Year and month of the law's state that the file was written by. */
  asOf: z.string(),
  lowestPrice: Law.extend({ days: z.number() }),
  restart: Law.extend({ hours: z.number() }),
  stock: Law,
  disclosure: Law,
  /** Countries of the region, ISO 3166 alpha-2. */
  codes: z.array(z.string()),
});
export type RegionPack = z.infer<typeof RegionPack>;

/** What the guard reads of a show. */
export interface GuardedShow {
  readonly products: readonly Product[];
  readonly deals: readonly Deal[];
  readonly dealRules: DealRules;
  /** Units of each product that running deals and open holds have promised, by product id. */
  readonly promised: ReadonlyMap<string, number>;
}

interface Inspection {
  readonly show: GuardedShow;
  readonly plan: DealPlan;
  readonly packs: readonly RegionPack[];
  readonly now: number;
}

/** What one unit costs without the deal: its items at their own prices. */
export function usualPrice(plan: Pick<DealPlan, 'items'>, products: readonly Product[]): Money | undefined {
  const prices = plan.items.map(item => itemPrice(item, products));
  const currency = prices[0]?.currency;
  if (currency === undefined || prices.some(price => price?.currency !== currency)) return undefined;
  return { minor: prices.reduce((sum, price) => sum + (price?.minor ?? 0), 0), currency };
}

function itemPrice(
  { productId, variantId, count }: DealItem,
  products: readonly Product[],
): Money | undefined {
  const product = products.find(({ id }) => id === productId);
  const variant = variantId ? product?.variants?.find(({ id }) => id === variantId) : undefined;
  const price = (variant ?? product)?.price;
  return price && { ...price, minor: price.minor * count };
}

/**
 * The lowest price in force at any time from `since` on: the points within, and the one that was in force when it
 * began. Undefined where nothing is known.
 */
export function lowestSince(history: readonly PricePoint[], since: number): PricePoint | undefined {
  const before = history.filter(({ at }) => at <= since).at(-1);
  const within = history.filter(({ at }) => at > since);
  return [...(before ? [before] : []), ...within].reduce<PricePoint | undefined>(
    (lowest, point) => (lowest && lowest.price.minor <= point.price.minor ? lowest : point),
    undefined,
  );
}

/** Holds a plan against prices, stock, margin and the law packs that the show has switched on. */
export function inspect(
  plan: DealPlan,
  show: GuardedShow,
  packs: readonly RegionPack[],
  now: number,
): Finding[] {
  const chosen = packs.filter(({ region }) => show.dealRules.regions.includes(region));
  const inspection = { show, plan, packs: chosen, now };
  return [
    ...notLower(inspection),
    ...lowestPrices(inspection),
    ...margins(inspection),
    ...stocks(inspection),
    ...restarts(inspection),
    ...disclosures(inspection),
    ...regionsSold(inspection),
  ];
}

const productOf = ({ show }: Inspection, productId: string) =>
  show.products.find(({ id }) => id === productId);

/** An auction finds its price by itself, so nothing is claimed to be reduced. */
const claimsReduction = ({ plan }: Inspection): boolean => plan.terms.kind !== 'auction';

function dealPrice({ plan, show }: Inspection): { price: Money; usual: Money } | undefined {
  const usual = usualPrice(plan, show.products);
  return usual && { usual, price: priceOf({ plan, usual }) };
}

function notLower(inspection: Inspection): Finding[] {
  const prices = dealPrice(inspection);
  if (!prices || !claimsReduction(inspection)) return [];
  const { price, usual } = prices;
  const isLower = price.currency === usual.currency && price.minor < usual.minor;
  return isLower ? [] : [{ rule: 'notLower', level: 'block', price, usual }];
}

/** For one product the law's question is exact; for a bundle it is asked of each item's own price. */
function lowestPrices(inspection: Inspection): Finding[] {
  if (!claimsReduction(inspection)) return [];
  return inspection.packs.flatMap(pack =>
    inspection.plan.items.flatMap(item => lowestPrice(inspection, pack, item)),
  );
}

function lowestPrice(inspection: Inspection, pack: RegionPack, { productId }: DealItem): Finding[] {
  const product = productOf(inspection, productId);
  if (!product) return [];
  const { days, level, law, since } = pack.lowestPrice;
  const from = inspection.now - days * DAY_MS;
  const source = { region: pack.region, law, since };
  const lowest = lowestSince(product.history, from);
  const first = product.history[0]?.at;
  const short: Finding[] =
    first === undefined || first > from
      ? [{ rule: 'shortHistory', level: 'note', source, productId, days, ...(first ? { since: first } : {}) }]
      : [];
  if (!lowest || lowest.price.minor >= product.price.minor) return short;
  const reduced = dealPrice(inspection);
  const single = inspection.plan.items.length === 1 && inspection.plan.items[0]?.count === 1;
  // Below the lowest it stays a true reduction, shown against the lowest; at or above it there is nothing to announce.
  const isTrue = !single || (reduced !== undefined && reduced.price.minor < lowest.price.minor);
  const found = { source, productId, days, lowest, usual: product.price };
  return [...short, { rule: 'lowestPrice', level: isTrue ? 'note' : level, ...found }];
}

function margins(inspection: Inspection): Finding[] {
  const floorPercent = inspection.show.dealRules.marginPercent;
  const prices = dealPrice(inspection);
  if (floorPercent === 0 || !prices) return [];
  const costs = inspection.plan.items.map(item => ({
    item,
    cost: productOf(inspection, item.productId)?.cost,
  }));
  const unknown = costs.filter(({ cost }) => cost?.currency !== prices.price.currency);
  if (unknown.length > 0)
    return unknown.map(({ item }) => ({ rule: 'noCost', level: 'note', productId: item.productId }));
  const minor = costs.reduce((sum, { item, cost }) => sum + (cost?.minor ?? 0) * item.count, 0);
  const { price } = prices;
  const percent = price.minor === 0 ? -100 : Math.floor(((price.minor - minor) * 100) / price.minor);
  if (percent >= floorPercent) return [];
  return [{ rule: 'margin', level: 'block', price, cost: { ...price, minor }, percent, floorPercent }];
}

function stocks(inspection: Inspection): Finding[] {
  const { plan, show, packs } = inspection;
  const law = packs[0]?.stock;
  const source = packs[0] && law ? { region: packs[0].region, law: law.law, since: law.since } : undefined;
  return plan.items.flatMap((item): Finding[] => {
    const { productId } = item;
    const stock = productOf(inspection, productId)?.stock;
    if (stock === undefined) return [{ rule: 'stockUnknown', level: 'note', productId }];
    const available = Math.max(0, stock - (show.promised.get(productId) ?? 0));
    const promised = plan.units * item.count;
    if (promised <= available) return [];
    return [{ rule: 'stock', level: 'block', productId, promised, available, ...(source ? { source } : {}) }];
  });
}

/** A countdown for the same product that ended a short time ago said that the chance was gone. */
function restarts({ show, plan, packs, now }: Inspection): Finding[] {
  return packs.flatMap(({ region, restart }) =>
    plan.items.flatMap(({ productId }): Finding[] => {
      const ended = show.deals.findLast(
        ({ stage, plan: other }) =>
          stage.kind === 'over' &&
          (stage.reason === 'time' || stage.reason === 'host') &&
          stage.at > now - restart.hours * HOUR_MS &&
          other.id !== plan.id &&
          other.terms.kind !== 'auction' &&
          other.items.some(item => item.productId === productId),
      );
      if (ended?.stage.kind !== 'over' || plan.terms.kind === 'auction') return [];
      const source = { region, law: restart.law, since: restart.since };
      const found = { productId, endedAt: ended.stage.at, hours: restart.hours };
      return [{ rule: 'restart', level: restart.level, source, ...found }];
    }),
  );
}

function disclosures({ plan, packs }: Inspection): Finding[] {
  if (!plan.brand || plan.disclosure !== '') return [];
  return packs.slice(0, 1).map(({ region, disclosure: { level, law, since } }) => ({
    rule: 'disclosure',
    level,
    source: { region, law, since },
  }));
}

function regionsSold(inspection: Inspection): Finding[] {
  const countries = inspection.packs.flatMap(({ codes }) => codes);
  if (countries.length === 0) return [];
  return inspection.plan.items.flatMap(({ productId }): Finding[] => {
    const regions = productOf(inspection, productId)?.regions;
    const isSold = !regions || regions.some(code => countries.includes(code));
    return isSold ? [] : [{ rule: 'notSold', level: 'block', productId }];
  });
}
