import { expect, test } from 'vitest';
import type { PublicShow } from '../../../shared/home/protocol.ts';
import { byTime } from '../../../viewer/shows/by-time.ts';

const show = (slug: string, phase: PublicShow['phase'], startsAt?: number): PublicShow => ({
  slug,
  title: slug,
  phase,
  ...(startsAt === undefined ? {} : { startsAt }),
});

test('what is on comes first, then what was interrupted, then what comes next by its date, then what was, the newest first', () => {
  const shows = [
    show('old', { kind: 'ended', since: 1, at: 2 }),
    show('someday', { kind: 'ready' }),
    show('later', { kind: 'ready' }, 20),
    show('newer', { kind: 'ended', since: 3, at: 4 }),
    show('stuck', { kind: 'live', since: 6, interruptedAt: 7 }),
    show('soon', { kind: 'ready' }, 10),
    show('now', { kind: 'live', since: 5 }),
  ];
  expect(byTime(shows).map(({ slug }) => slug)).toEqual([
    'now',
    'stuck',
    'soon',
    'later',
    'someday',
    'newer',
    'old',
  ]);
});
