import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { comparisonTable } from '../../../renderer/report/comparison.ts';
import type { EarlierShow } from '../../../shared/report/figures.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { eur, storyWith } from '../../support/deals.ts';

const keys = ((key: string) => key) as unknown as TFunction<'report'>;

const earlier: EarlierShow[] = [
  { title: 'Before', since: 0, figures: { ms: 60_000, paid: [eur(5000)], orders: 1, claimed: 2, peak: 3 } },
];

function tableOf(isOver: boolean, before = earlier) {
  const story = storyWith().do('show.goLive', {});
  return comparisonTable(keys, reportOf(story.state, story.now + 90_000), {
    earlier: before,
    isOver,
    language: 'en',
  });
}
const cellsOf = (key: string, isOver = true) =>
  tableOf(isOver).rows.find(row => row.key.startsWith(key))?.cells;

test('money, counts and length are written as such, with the change in per cent', () => {
  expect(cellsOf('paid')).toEqual(['comparison.of.paid', '€0', '€50', '-100%']);
  expect(cellsOf('peak')).toEqual(['comparison.of.peak', '0', '3', '-100%']);
  expect(cellsOf('ms')).toEqual(['comparison.of.ms', '1:30', '1:00', '+50%']);
  expect(cellsOf('average')).toEqual(['comparison.of.average', '—', '—', '—']);
});

test('while the show goes on no change is told, because it is not whole yet', () => {
  expect(tableOf(false).columns).toEqual(['comparison.figure', 'comparison.soFar', 'comparison.before']);
  expect(cellsOf('ms', false)).toEqual(['comparison.of.ms', '1:30', '1:00']);
});

test('without a show before there is nothing to compare with', () => {
  expect(tableOf(true, [])).toMatchObject({ rows: [], empty: 'comparison.none' });
});
