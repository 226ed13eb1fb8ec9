import { expect, test } from 'vitest';
import { compare, figuresOf } from '../../../shared/report/comparison.ts';
import type { EarlierShow, ShowFigures } from '../../../shared/report/figures.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { eur, flash, storyWith, viewer } from '../../support/deals.ts';

const figures = (change: Partial<ShowFigures> = {}): ShowFigures => ({
  ms: 60_000,
  paid: [],
  orders: 0,
  claimed: 0,
  peak: 0,
  ...change,
});
const shows = (...list: Partial<ShowFigures>[]): EarlierShow[] =>
  list.map((each, index) => ({ title: `Show ${index}`, since: index, figures: figures(each) }));

const rowOf = (now: ShowFigures, earlier: EarlierShow[], figure: string) =>
  compare(now, earlier).find(row => row.figure === figure);

test('a figure stands beside its mean over the last shows, with its change against that', () => {
  const now = figures({ peak: 30, orders: 3 });
  const earlier = shows({ peak: 10, orders: 4 }, { peak: 30, orders: 8 });
  expect(rowOf(now, earlier, 'peak')).toEqual({ figure: 'peak', now: 30, before: 20, change: 0.5 });
  expect(rowOf(now, earlier, 'orders')).toMatchObject({ before: 6, change: -0.5 });
});

test('where nothing was before, or it is not known, no change is told', () => {
  const now = figures({ claimed: 5, average: 4 });
  expect(rowOf(now, shows({}), 'claimed')).toMatchObject({ now: 5, before: 0, change: undefined });
  expect(rowOf(now, shows({}), 'average')).toMatchObject({ now: 4, before: undefined, change: undefined });
  expect(rowOf(now, shows({}, { average: 2 }), 'average')).toMatchObject({ before: 2, change: 1 });
  expect(rowOf(now, shows({ lines: 9 }), 'lines')).toMatchObject({ now: undefined, change: undefined });
});

test('money is compared currency by currency, also where only one of the shows has it', () => {
  const now = figures({ paid: [eur(2000)] });
  const earlier = shows({ paid: [eur(1000), { minor: 500, currency: 'CNY' }] }, { paid: [eur(3000)] });
  expect(compare(now, earlier).slice(0, 2)).toEqual([
    { figure: 'paid', currency: 'EUR', now: 2000, before: 2000, change: 0 },
    { figure: 'paid', currency: 'CNY', now: 0, before: 250, change: -1 },
  ]);
});

test('a report gives what was sold, and what was counted only where it was', () => {
  const story = storyWith(flash()).do('show.goLive', {});
  story.as(viewer('ann')).do('deal.claim', { dealId: 'deal', units: 1 });
  const before = figuresOf(reportOf(story.state, story.now + 5000));
  expect(before).toMatchObject({ ms: 5000, orders: 0, claimed: 1, peak: 0 });
  expect(before).not.toHaveProperty('average');
  const minute = { at: 1, watching: 4, peak: 6, lines: 7, reactions: 0, score: null, sources: [] };
  story.do('report.sample', { minute });
  expect(figuresOf(reportOf(story.state, story.now))).toMatchObject({ average: 4, peak: 6, lines: 7 });
});
