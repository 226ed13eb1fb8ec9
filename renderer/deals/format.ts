import type { TFunction } from 'i18next';
import type { Product } from '../../shared/catalog/product.ts';
import { type Deal, priceOf } from '../../shared/deals/deal.ts';
import type { Finding } from '../../shared/deals/findings.ts';
import { type DealPlan, percentBelow } from '../../shared/deals/terms.ts';
import { formatMoney } from '../../shared/money.ts';
import { formatDuration } from '../ui/format.ts';

type Translate = TFunction<'deals'>;

/** Formats the terms of a deal: its price with the percentage off, its coupon, or the first bid. */
export function formatTerms(t: Translate, deal: Pick<Deal, 'plan' | 'usual'>, language: string): string {
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

/** Formats how a deal ended; an auction's with its buyer and its price. Undefined while it is not over. */
export function formatEnd(
  t: Translate,
  { stage, auction }: Deal,
  { language, nameOf }: { readonly language: string; readonly nameOf: (name: string) => string },
): string | undefined {
  if (stage.kind !== 'over') return undefined;
  const { leader, price } = auction ?? {};
  if (!leader || !price || stage.reason === 'cancelled' || stage.reason === 'reserve')
    return t(`over.${stage.reason}`);
  return t('over.soldTo', { name: nameOf(leader.name), price: formatMoney(price, language) });
}

/** Formats number of units, duration, countdown, and who may buy. */
export function formatSize(
  t: Translate,
  { units, runSeconds, countdownSeconds, perNetwork, knownBy }: DealPlan,
): string {
  return [
    t('units', { count: units }),
    t('runs', { time: formatDuration(runSeconds * 1000) }),
    ...(countdownSeconds > 0 ? [t('countdown', { count: countdownSeconds })] : []),
    ...(perNetwork ? [t(`who.${perNetwork}`)] : []),
    ...(knownBy ? [t(`who.${knownBy}`)] : []),
  ].join(' · ');
}

/** Formats what starts the deal automatically; undefined if it is started by hand. */
export function formatStart(
  t: Translate,
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

interface FormatContext {
  readonly products: readonly Product[];
  readonly language: string;
}

/** Formats a finding of the deal guard, with what has to be changed. */
export function formatFinding(
  t: TFunction<'deals'>,
  finding: Finding,
  { products, language }: FormatContext,
): string {
  const key = `finding.${finding.rule}` as const;
  const product =
    'productId' in finding ? products.find(({ id }) => id === finding.productId)?.title : undefined;
  const of = { product: product ?? '' };
  const day = (at: number) =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(at);
  switch (finding.rule) {
    case 'lowestPrice': {
      const { days, lowest, usual } = finding;
      const [low, now] = [formatMoney(lowest.price, language), formatMoney(usual, language)];
      return t(key, { ...of, days, lowest: low, usual: now, date: day(lowest.at), context: finding.level });
    }
    case 'shortHistory': {
      const { days, since } = finding;
      return since === undefined
        ? t(key, { ...of, days, context: 'none' })
        : t(key, { ...of, days, date: day(since) });
    }
    case 'notLower':
      return t(key, { usual: formatMoney(finding.usual, language) });
    case 'margin': {
      const { percent, floorPercent, cost } = finding;
      return t(key, { percent, floor: floorPercent, cost: formatMoney(cost, language) });
    }
    case 'stock':
      return t(key, { ...of, count: finding.available, promised: finding.promised });
    case 'restart': {
      const { endedAt, hours } = finding;
      const at = endedAt + hours * 60 * 60 * 1000;
      const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
      return t(key, { ...of, time });
    }
    case 'sameProduct':
      return t(key, { ...of, title: finding.title });
    case 'twoBrands':
      return t(key, { title: finding.title, brand: finding.brand });
    case 'overlap':
      return t(key, { title: finding.title });
    case 'exclusive':
      return t(key, { category: finding.category, brand: finding.brand });
    case 'noCost':
    case 'stockUnknown':
    case 'notSold':
    case 'disclosure':
      return t(key, of);
  }
}
