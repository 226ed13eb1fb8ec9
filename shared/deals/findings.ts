import { z } from 'zod';
import { PricePoint } from '../catalog/price-history.ts';
import { Money } from '../money.ts';

export const RegionId = z.enum(['EU', 'UK', 'US', 'CN']);
export type RegionId = z.infer<typeof RegionId>;

/** Where a rule stands: the law or guidance, and from when on it holds. */
export const LawSource = z.object({ region: RegionId, law: z.string(), since: z.string() });
export type LawSource = z.infer<typeof LawSource>;

const about = <K extends string, S extends z.ZodRawShape>(rule: K, shape: S) =>
  z.object({
    rule: z.literal(rule),
    /** A block keeps the deal from being accepted or started; a note is shown beside it. */
    level: z.enum(['block', 'note']),
    source: LawSource.optional(),
    ...shape,
  });

/** Something that the guard or the clash check found about a deal, with what it was found by: the evidence. */
export const Finding = z.discriminatedUnion('rule', [
  /** The price that it is compared with is not the lowest of the last days. */
  about('lowestPrice', { productId: z.string(), days: z.number(), lowest: PricePoint, usual: Money }),
  /** The prices of the last days are not all known. */
  about('shortHistory', { productId: z.string(), days: z.number(), since: z.number().optional() }),
  /** The price is not below what it costs without the deal. */
  about('notLower', { price: Money, usual: Money }),
  /** Less is left over cost than the host wants. Crew only. */
  about('margin', { price: Money, cost: Money, percent: z.number(), floorPercent: z.number() }),
  /** The host wants a margin and the cost is not known. Crew only. */
  about('noCost', { productId: z.string() }),
  /** More is promised than there is. */
  about('stock', { productId: z.string(), promised: z.number(), available: z.number() }),
  about('stockUnknown', { productId: z.string() }),
  /** The same hurry was made for the same product a short time ago. */
  about('restart', { productId: z.string(), endedAt: z.number(), hours: z.number() }),
  /** A brand's deal does not say that it is one. */
  about('disclosure', {}),
  /** A product is not sold in a region that the show is made for. */
  about('notSold', { productId: z.string() }),
  about('sameProduct', { productId: z.string(), dealId: z.string(), title: z.string() }),
  about('twoBrands', { dealId: z.string(), title: z.string(), brand: z.string() }),
  about('overlap', { dealId: z.string(), title: z.string() }),
  about('exclusive', { category: z.string(), brand: z.string() }),
]);
export type Finding = z.infer<typeof Finding>;

export const blocks = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ level }) => level === 'block');

/** What a brand rep may know of them: nothing that tells of the shop's costs. */
export function withoutCosts(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ rule }) => rule !== 'margin' && rule !== 'noCost');
}
