import { expect, test } from 'vitest';
import { Sampler } from '../../../server/report/sampler.ts';
import type { ShowContext } from '../../../server/show/feature.ts';
import { MAX_SOURCES, type Minute } from '../../../shared/report/minute.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { TestClock } from '../../support/clock.ts';

const SECONDS_5 = 5000;

/** A show with a sampler, of which the test moves the clock and says who watches. */
function sampled(kind: 'ready' | 'live' = 'ready') {
  const clock = new TestClock();
  const written: Minute[] = [];
  const show = {
    clock,
    state: { lifecycle: { phase: { kind } } },
    broadcaster: { watching: 0 },
    submit: async (_name: string, { minute }: { minute: Minute }) => written.push(minute),
  };
  let reactions = 0;
  const sampler = new Sampler(show as unknown as ShowContext, {
    score: () => 12,
    takeReactions: () => {
      const taken = reactions;
      reactions = 0;
      return taken;
    },
  });
  const tell = (name: 'show.wentLive' | 'show.ended' | 'chat.posted') => {
    if (name !== 'chat.posted') show.state.lifecycle.phase.kind = name === 'show.wentLive' ? 'live' : 'ready';
    const data = name === 'chat.posted' ? { message: {} } : {};
    sampler.observe({ name, at: clock.now(), data } as ShowEvent);
  };
  const react = () => {
    reactions += 1;
  };
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += SECONDS_5) clock.pass(SECONDS_5);
  };
  return { clock, written, sampler, tell, react, pass, broadcaster: show.broadcaster };
}

test('nothing is counted before the show is live', () => {
  const { pass, tell, written } = sampled();
  tell('chat.posted');
  pass(120_000);
  expect(written).toEqual([]);
});

test('a minute has the mean and the most of those who watched, and what they wrote and felt', () => {
  const { pass, tell, written, broadcaster, react, clock } = sampled();
  react();
  tell('show.wentLive');
  for (const watching of [10, 20]) {
    broadcaster.watching = watching;
    pass(30_000);
    tell('chat.posted');
    react();
  }
  pass(SECONDS_5);
  expect(written).toHaveLength(1);
  const [minute] = written;
  expect(minute).toMatchObject({ peak: 20, lines: 1, reactions: 1, score: 12, sources: [] });
  expect(minute?.watching).toBeGreaterThan(12);
  expect(minute?.watching).toBeLessThan(16);
  expect(minute?.at).toBeLessThanOrEqual(clock.now());
});

test('what was counted since the last minute is written when the show ends, and nothing after it', () => {
  const { pass, tell, written } = sampled();
  tell('show.wentLive');
  pass(20_000);
  tell('chat.posted');
  tell('show.ended');
  expect(written).toMatchObject([{ lines: 1 }]);
  pass(180_000);
  expect(written).toHaveLength(1);
});

test('a show that was live when the server came back is counted on', () => {
  const { pass, written } = sampled('live');
  pass(60_000);
  expect(written).toHaveLength(1);
});

test('a person counts once for a link, and links beyond the most are counted together', () => {
  const { pass, tell, written, sampler } = sampled();
  tell('show.wentLive');
  sampler.arrive('ann', 'news');
  sampler.arrive('ann', 'ads');
  sampler.arrive('bob', 'news');
  for (let index = 0; index < MAX_SOURCES + 5; index++) sampler.arrive(`p${index}`, `link ${index}`);
  pass(60_000);
  const sources = written[0]?.sources ?? [];
  expect(sources[0]).toEqual({ source: 'news', people: 2 });
  expect(sources).toHaveLength(MAX_SOURCES + 1);
  expect(sources.at(-1)).toEqual({ source: '', people: 6 });
});
