import { expect, test } from 'vitest';
import type { PublicShow } from '../../../shared/home/protocol.ts';
import { nextShow } from '../../../viewer/ended/next-show.ts';

const NOW = 1000;
const planned = (slug: string, startsAt?: number): PublicShow => ({
  slug,
  title: slug,
  phase: { kind: 'ready' },
  ...(startsAt === undefined ? {} : { startsAt }),
});
const live = (slug: string, interruptedAt?: number): PublicShow => ({
  slug,
  title: slug,
  phase: { kind: 'live', since: 1, ...(interruptedAt === undefined ? {} : { interruptedAt }) },
});
const over: PublicShow = { slug: 'over', title: 'over', phase: { kind: 'ended', since: 1, at: 2 } };

test('after a show its viewers are led to the one that is on', () => {
  expect(nextShow([over, planned('soon', 2000), live('on')], NOW)?.slug).toBe('on');
});

test('while none is on they are led to the one that begins next', () => {
  const shows = [planned('later', 3000), over, planned('soon', 2000), live('gone', 5)];
  expect(nextShow(shows, NOW)?.slug).toBe('soon');
});

test('a show without a date, or whose date has passed, is not announced', () => {
  expect(nextShow([over, planned('some day'), planned('missed', 900)], NOW)).toBeUndefined();
});
