import type { TFunction } from 'i18next';
import type { Finding } from '../../shared/deals/findings.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Product } from '../../shared/product.ts';

interface Reader {
  readonly products: readonly Product[];
  readonly language: string;
}

/** What the guard or the clash check found, as a sentence that says what is the matter and what mends it. */
export function findingText(t: TFunction<'deals'>, finding: Finding, { products, language }: Reader): string {
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
