import { expect, test } from 'vitest';
import { groupShows, isUntouched } from '../../../renderer/home/groups.ts';
import type { ShowSummary } from '../../../shared/home/protocol.ts';

const show = (slug: string, more: Partial<ShowSummary> = {}): ShowSummary => ({
  slug,
  title: slug,
  phase: { kind: 'ready' },
  createdAt: 1,
  isListed: false,
  isArchived: false,
  products: 0,
  peak: 0,
  watching: 0,
  orders: 0,
  paid: [],
  hasReplay: false,
  ...more,
});
const slugs = (shows: readonly ShowSummary[]) => shows.map(({ slug }) => slug);

test('what comes next is sorted by its date, and what has none by how new it is', () => {
  const { next } = groupShows([
    show('old', { createdAt: 1 }),
    show('later', { startsAt: 20 }),
    show('new', { createdAt: 2 }),
    show('soon', { startsAt: 10 }),
  ]);
  expect(slugs(next)).toEqual(['soon', 'later', 'new', 'old']);
});

test('what was is sorted by its end, the newest first, and what was put away is apart', () => {
  const groups = groupShows([
    show('first', { phase: { kind: 'ended', since: 1, at: 2 } }),
    show('away', { isArchived: true }),
    show('second', { phase: { kind: 'ended', since: 3, at: 4 } }),
    show('now', { phase: { kind: 'live', since: 5, interruptedAt: 6 } }),
  ]);
  expect(slugs(groups.past)).toEqual(['second', 'first']);
  expect(slugs(groups.live)).toEqual(['now']);
  expect(slugs(groups.archived)).toEqual(['away']);
  expect(groups.next).toEqual([]);
});

test('a server is untouched while nothing was brought into a show or made live', () => {
  expect(isUntouched([])).toBe(true);
  expect(isUntouched([show('a')])).toBe(true);
  expect(isUntouched([show('a', { products: 1 })])).toBe(false);
  expect(isUntouched([show('a', { phase: { kind: 'ended', since: 1, at: 2 } })])).toBe(false);
});
