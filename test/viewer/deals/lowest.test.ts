import { expect, test } from 'vitest';
import type { Deal } from '../../../shared/deals/deal.ts';
import { formatLowest } from '../../../viewer/deals/lowest.ts';
import { translationsOf } from '../../renderer/translations.ts';
import { DAY_MS, eur, flash } from '../../support/deals.ts';

const t = translationsOf('en', 'viewer');
const NOW = Date.UTC(2026, 10, 25, 12);
const stage = { kind: 'running', startedAt: NOW, opensAt: NOW, endsAt: NOW + 1000 } as const;

function said(lowest: Deal['lowest']): string | undefined {
  const deal: Deal = { plan: flash(), stage, usual: eur(100), findings: [] };
  return formatLowest(t, lowest ? { ...deal, lowest } : deal, 'en');
}

test('thirty days are named only where the prices of all of them are known', () => {
  const price = eur(5900);
  expect(said({ price, days: 30 })).toBe('30-day low €59');
  expect(said({ price, days: 30, since: NOW - 13 * DAY_MS })).toBe('Lowest since Nov 12: €59');
});

test('nothing is said where prices are known for less than a day, or no law asks for it', () => {
  expect(said({ price: eur(5900), days: 30, since: NOW - DAY_MS / 2 })).toBeUndefined();
  expect(said(undefined)).toBeUndefined();
});
