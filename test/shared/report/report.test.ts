import { expect, test } from 'vitest';
import type { Minute } from '../../../shared/report/minute.ts';
import { reportOf } from '../../../shared/report/report.ts';
import { eur, flash, host as HOST, storyWith, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const ANN = viewer('ann');

const minute = (change: Partial<Minute>): Minute => ({
  at: 0,
  watching: 0,
  peak: 0,
  lines: 0,
  reactions: 0,
  score: null,
  sources: [],
  ...change,
});

const liveShow = (): Story => storyWith().do('show.goLive', {});

test('a show before it begins has an empty report, and one that goes on a report so far', () => {
  const story = new Story(1000);
  expect(reportOf(story.state, 5000)).toMatchObject({ from: undefined, peak: 0, money: [], mood: undefined });
  story.do('show.goLive', {});
  expect(reportOf(story.state, 5000)).toMatchObject({ from: 1000, to: 5000 });
});

test('its minutes give peak, average, lines, reactions, mood and the links that people came by', () => {
  const story = liveShow();
  const minutes = [
    minute({
      at: 61_000,
      watching: 10,
      peak: 14,
      lines: 5,
      reactions: 1,
      score: 20,
      sources: [{ source: 'news', people: 3 }],
    }),
    minute({
      at: 121_000,
      watching: 20,
      peak: 22,
      lines: 7,
      sources: [
        { source: 'ads', people: 4 },
        { source: 'news', people: 2 },
      ],
    }),
  ];
  for (const each of minutes) story.do('report.sample', { minute: each });
  expect(reportOf(story.state, story.now)).toMatchObject({
    peak: 22,
    average: 15,
    lines: 12,
    reactions: 1,
    mood: 20,
    sources: [
      { source: 'news', people: 5 },
      { source: 'ads', people: 4 },
    ],
  });
});

test('a pin has its time on screen, how often it was opened, and what was claimed meanwhile', () => {
  const story = liveShow();
  const { pinId } = story.ask('offer.pin', { productId: 'shoe' });
  story.now += 10_000;
  story.as(ANN).do('offer.open', { productId: 'shoe' }).as(HOST);
  story.now += 20_000;
  story.do('offer.unpin', { pinId });
  const { pins, products } = reportOf(story.state, story.now + 60_000);
  expect(pins).toMatchObject([{ ms: 30_000, claimed: 0, pin: { productId: 'shoe', opened: 1 } }]);
  expect(products).toMatchObject([{ productId: 'shoe', pins: 1, ms: 30_000, opened: 1, claimed: 0 }]);
});

test('a deal counts once in money and units, and what was claimed while its pin stood is the pin’s', () => {
  const story = liveShow();
  story.do('deal.save', { plan: flash() });
  story.do('deal.start', { dealId: 'deal' });
  story.now += 1000;
  story.as(ANN).do('deal.claim', { dealId: 'deal', units: 1 }).as(HOST);
  const report = reportOf(story.state, story.now);
  expect(report.deals).toMatchObject([{ dealId: 'deal', claimed: 1, held: 1, paid: 0 }]);
  expect(report.money).toMatchObject([{ paid: eur(0), orders: 0 }]);
  expect(report.money[0]?.held.minor).toBeGreaterThan(0);
  expect(report.pins).toMatchObject([{ claimed: 1 }]);
});
