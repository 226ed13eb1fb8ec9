import { z } from 'zod';
import { allClaims } from '../../shared/deals/claims.ts';
import { ShowSummary } from '../../shared/home/protocol.ts';
import type { Money } from '../../shared/money.ts';
import { figuresOf } from '../../shared/report/comparison.ts';
import { ShowFigures } from '../../shared/report/figures.ts';
import { reportOf } from '../../shared/report/report.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** Raised with every change of what a summary says. */
export const SUMMARY_VERSION = 2;

/** What is kept of a show beside its log, so that a list of shows needs to open none. */
export const KeptSummary = ShowSummary.omit({ slug: true, createdAt: true, watching: true }).extend({
  /** Of a product that may not have been shown yet: for the host alone. */
  cover: z.string().optional(),
  /** What it came to, once it is over. */
  figures: ShowFigures.optional(),
});
export type KeptSummary = z.infer<typeof KeptSummary>;

/** What a list says of a show. */
export function summaryOf(show: ShowState): KeptSummary {
  const { lifecycle, home, catalog, deals, presence, replay } = show;
  const { title, phase } = lifecycle;
  const { startsAt, isListed, isArchived } = home;
  const { products, interest } = catalog;
  const isShown = ({ id }: { id: string }) =>
    Object.hasOwn(interest, id) && interest[id]?.shownAt !== undefined;
  const cover = products.find(({ picture }) => picture)?.picture;
  const picture = products.find(product => product.picture && isShown(product))?.picture;
  return {
    title,
    phase,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(picture ? { picture } : {}),
    ...(cover ? { cover } : {}),
    isListed,
    isArchived,
    products: products.length,
    peak: presence.peak,
    ...ordersOf(deals),
    hasReplay: replay.published !== undefined,
    ...(phase.kind === 'ended' ? { figures: figuresOf(reportOf(show, phase.at)) } : {}),
  };
}

/** What was paid in a real shop; what the demo shop settled is no money. */
function ordersOf({ claims }: ShowState['deals']): { orders: number; paid: Money[] } {
  const sums = new Map<string, number>();
  let orders = 0;
  for (const book of Object.values(claims)) {
    if (book.paidMinor === 0) continue;
    for (const { state, demo, total } of allClaims(book)) {
      if (state.kind !== 'paid' || demo) continue;
      orders += 1;
      sums.set(total.currency, (sums.get(total.currency) ?? 0) + total.minor);
    }
  }
  return { orders, paid: [...sums].map(([currency, minor]) => ({ currency, minor })) };
}
