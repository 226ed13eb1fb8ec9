import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReplayLines } from '../../../server/replay/replay-lines.ts';
import { LiveFold } from '../../../server/show/live-fold.ts';
import type { ChatMessage } from '../../../shared/chat/message.ts';
import { type Replay, STRETCH_MS } from '../../../shared/replay/replay.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { applyEvent, emptyShow, redactShow } from '../../../shared/show/state.ts';
import { play, story } from '../../support/arbitrary.ts';

const ALL: Replay = { id: 'r', startedAt: 0, ms: 100 * STRETCH_MS, chapters: [] };
const ANN = viewpointOf({ id: 'ann', name: 'Ann', role: 'viewer' });

const linesOf = (log: readonly ShowEvent[], replay: Pick<Replay, 'startedAt' | 'ms'> = ALL): ReplayLines => {
  const lines = new ReplayLines(replay);
  for (const event of log) lines.apply(event);
  return lines;
};
const allOf = (lines: ReplayLines): ChatMessage[] =>
  Array.from({ length: 100 }, (_, stretch) => lines.in(stretch)).flat();

function posted(at: number, change: Partial<ChatMessage> = {}): ShowEvent {
  const message = { id: `m${at}`, personId: 'ann', name: 'Ann', role: 'viewer' as const, text: 'hi', at };
  return {
    seq: at,
    at,
    name: 'chat.posted',
    data: { message: { ...message, ...change } },
  } as unknown as ShowEvent;
}

async function* batches(...list: ShowEvent[][]): AsyncGenerator<ShowEvent[]> {
  for (const batch of list) {
    await Promise.resolve();
    yield batch;
  }
}

test('whatever happened in a show, the lines are among those that a viewer’s page has at its end', () => {
  fc.assert(
    fc.property(story, steps => {
      const log = play(steps);
      const seen = redactShow(log.reduce(applyEvent, emptyShow('crew')), ANN).chat.messages;
      for (const line of allOf(linesOf(log))) expect(seen).toContainEqual(line);
    }),
    { numRuns: 300 },
  );
});

test('read while the show goes on, from any moment of it, they come to the same', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.nat(200), fc.nat(200), async (steps, first, second) => {
      const log = play(steps);
      const [from, to] = [Math.min(first, second), Math.max(first, second)];
      const live = new LiveFold(new ReplayLines(ALL), batches(log.slice(0, from), log.slice(from, to)));
      for (const event of log.slice(from)) live.observe(event);
      expect(allOf(await live.read())).toEqual(allOf(linesOf(log)));
    }),
  );
});

test('the lines of another platform, which only the crew reads, are not replayed', () => {
  expect(allOf(linesOf([posted(1000, { platform: 'twitch' })]))).toEqual([]);
});

test('a stretch has the lines of its minute, in the order in which they were written', () => {
  const lines = linesOf([posted(61_500), posted(61_000), posted(900), posted(130_000)], {
    startedAt: 1000,
    ms: 120_000,
  });
  expect(lines.in(0).map(({ at }) => at)).toEqual([]);
  expect(lines.in(1).map(({ at }) => at)).toEqual([61_000, 61_500]);
  expect(lines.in(2).map(({ at }) => at)).toEqual([]);
});

test('of more lines in a second than can be read some are left out, but never the crew’s', () => {
  const rush = Array.from({ length: 40 }, (_, index) => posted(1000 + index));
  const lines = linesOf([...rush, posted(1999, { role: 'host' })]).in(0);
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)?.role).toBe('host');
});
