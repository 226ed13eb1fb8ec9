import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { csvRows } from '../../../renderer/report/csv-rows.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { eur, flash, storyWith, viewer } from '../../support/deals.ts';

const keys = ((key: string) => key) as unknown as TFunction<'report'>;

test('deals, products, pins, links and minutes each are rows of one table', () => {
  const story = storyWith(flash()).do('show.goLive', {});
  const at = story.now + 60_000;
  const sources = [{ source: 'news', people: 3 }];
  story.do('report.sample', {
    minute: { at, watching: 2.25, peak: 4, lines: 5, reactions: 6, score: null, sources },
  });
  story.as(viewer('ann')).do('deal.claim', { dealId: 'deal', units: 1 });
  const [head = [], ...rows] = csvRows(keys, reportOf(story.state, story.now + 61_000));
  const table = rows.map(row => Object.fromEntries(row.map((cell, index) => [head[index], cell])));
  expect(table).toMatchObject([
    { 'column.kind': 'kind.deal', 'column.claimed': 1, 'column.held': 1, 'column.currency': 'EUR' },
    { 'column.kind': 'kind.product', 'column.name': 'Product shoe', 'column.claimed': 1 },
    { 'column.kind': 'kind.pin', 'column.claimed': 1, 'column.seconds': 61 },
    { 'column.kind': 'kind.source', 'column.name': 'news', 'column.people': 3 },
    { 'column.kind': 'kind.minute', 'column.from': new Date(at).toISOString(), 'column.people': 2.3 },
  ]);
});

test('what is compared with the last shows and the open questions are rows too', () => {
  const story = storyWith().do('show.goLive', {});
  const figures = { ms: 60_000, paid: [eur(5000)], orders: 2, claimed: 0, peak: 0 };
  const [head = [], ...rows] = csvRows(keys, reportOf(story.state, story.now + 90_000), {
    earlier: [{ title: 'Before', since: 0, figures }],
    questions: { questions: [{ text: 'is it warm?', people: 2, at: 0 }], more: 0 },
  });
  const table = rows.map(row => Object.fromEntries(row.map((cell, index) => [head[index], cell])));
  const named = (name: string) => table.find(row => row['column.name'] === name);
  expect(named('comparison.of.paid')).toMatchObject({
    'column.kind': 'kind.comparison',
    'column.figure': '0.00',
    'column.before': '50.00',
    'column.change': -100,
    'column.currency': 'EUR',
  });
  expect(named('comparison.of.ms')).toMatchObject({
    'column.figure': 90,
    'column.before': 60,
    'column.change': 50,
  });
  expect(named('is it warm?')).toMatchObject({
    'column.kind': 'kind.question',
    'column.people': 2,
    'column.from': '1970-01-01T00:00:00.000Z',
  });
});
