import type { TFunction } from 'i18next';
import { type Deal, priceOf } from '../../shared/deals/deal.ts';
import { type DealPlan, percentBelow } from '../../shared/deals/terms.ts';
import { formatMoney } from '../../shared/money.ts';
import { formatDuration } from '../ui/format.ts';

type Words = TFunction<'deals'>;

/** What a deal offers, in a few words: its price with the percentage off, its coupon, or what bids begin with. */
export function termsText(t: Words, deal: Pick<Deal, 'plan' | 'usual'>, language: string): string {
  const { terms } = deal.plan;
  const price = formatMoney(priceOf(deal), language);
  switch (terms.kind) {
    case 'flash':
      return t('terms.flash', { price, percent: percentBelow(deal.usual, terms.price) });
    case 'coupon':
      return t('terms.coupon', { percent: terms.percent });
    case 'auction':
      return t('terms.auction', { price });
  }
}

/** How many there are and how long it runs. */
export function sizeText(t: Words, { units, runSeconds, countdownSeconds }: DealPlan): string {
  const parts = [t('units', { count: units }), t('runs', { time: formatDuration(runSeconds * 1000) })];
  return [...parts, ...(countdownSeconds > 0 ? [t('countdown', { count: countdownSeconds })] : [])].join(
    ' · ',
  );
}

/** What makes it start; nothing where that is its host's hand. */
export function startText(
  t: Words,
  { start }: DealPlan,
  show: {
    readonly deals: Readonly<Record<string, Deal>>;
    readonly segments: readonly { readonly id: string; readonly title: string }[];
  },
  language: string,
): string | undefined {
  switch (start.kind) {
    case 'hand':
      return undefined;
    case 'at': {
      const format = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
      return t('starts.at', { time: format.format(start.at) });
    }
    case 'segment':
      return t('starts.segment', {
        title: show.segments.find(({ id }) => id === start.segmentId)?.title ?? '',
      });
    case 'after':
      return t('starts.after', { title: show.deals[start.dealId]?.plan.title ?? '' });
  }
}
