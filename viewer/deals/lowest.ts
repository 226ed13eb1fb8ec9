import type { TFunction } from 'i18next';
import type { Deal } from '../../shared/deals/deal.ts';
import { formatMoney } from '../../shared/money.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What a law wants beside a reduced price: the lowest of its days, or since when prices are known. Nothing where they are
 * known for less than a day, as that would look like more than it is.
 */
export function formatLowest(t: TFunction, { lowest, stage }: Deal, language: string): string | undefined {
  if (!lowest) return undefined;
  const { days, since } = lowest;
  const price = formatMoney(lowest.price, language);
  if (since === undefined) return t('deals.lowest', { days, price });
  if (!('startedAt' in stage) || stage.startedAt - since < DAY_MS) return undefined;
  const format = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  return t('deals.lowestSince', { date: format.format(since), price });
}
