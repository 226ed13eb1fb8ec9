import { expect, test } from 'vitest';
import { formatFinding } from '../../../renderer/deals/format.ts';
import type { Finding } from '../../../shared/deals/findings.ts';
import { eur, shelf } from '../../support/deals.ts';
import { LANGUAGES, translationsOf } from '../translations.ts';

const AT = Date.UTC(2026, 10, 20);
const product = { productId: 'shoe' };
const other = { dealId: 'd', title: 'Sock deal' };

const findings: Finding[] = [
  {
    rule: 'lowestPrice',
    level: 'block',
    ...product,
    days: 30,
    lowest: { at: AT, price: eur(7000) },
    usual: eur(9000),
  },
  {
    rule: 'lowestPrice',
    level: 'note',
    ...product,
    days: 30,
    lowest: { at: AT, price: eur(7000) },
    usual: eur(9000),
  },
  { rule: 'shortHistory', level: 'note', ...product, days: 30 },
  { rule: 'shortHistory', level: 'note', ...product, days: 30, since: AT },
  { rule: 'notLower', level: 'block', price: eur(9000), usual: eur(9000) },
  { rule: 'margin', level: 'block', price: eur(9000), cost: eur(8000), percent: 11, floorPercent: 20 },
  { rule: 'noCost', level: 'note', ...product },
  { rule: 'stock', level: 'block', ...product, promised: 5, available: 2 },
  { rule: 'stockUnknown', level: 'note', ...product },
  { rule: 'restart', level: 'block', ...product, endedAt: AT, hours: 24 },
  { rule: 'disclosure', level: 'block' },
  { rule: 'notSold', level: 'block', ...product },
  { rule: 'sameProduct', level: 'block', ...product, ...other },
  { rule: 'twoBrands', level: 'block', ...other, brand: 'Bolt' },
  { rule: 'overlap', level: 'note', ...other },
  { rule: 'exclusive', level: 'block', category: 'Shoes', brand: 'Acme' },
];

for (const language of LANGUAGES)
  test(`every finding has a complete text in ${language}`, () => {
    const t = translationsOf(language, 'deals');
    for (const finding of findings) {
      const text = formatFinding(t, finding, { products: shelf(AT), language });
      expect(text).not.toMatch(/\{\{|finding\.|undefined|NaN/);
      expect(text.length).toBeGreaterThan(8);
    }
  });
