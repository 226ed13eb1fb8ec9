import { expect, test } from 'vitest';
import type { ShowState } from '../../../shared/show/state.ts';
import { emptyShow } from '../../../shared/show/state.ts';
import { pauseUntil } from '../../../viewer/modes/pause.ts';

const line = (personId: string, at: number) => ({
  id: `${personId}${at}`,
  personId,
  name: personId,
  role: 'viewer' as const,
  text: 'hello',
  at,
});

/** A viewer's replica with lines, under slow mode of ten seconds since a time. */
function show(since: number | undefined, ...messages: ReturnType<typeof line>[]): ShowState {
  const state = emptyShow('viewer');
  const on = since === undefined ? {} : { slow: { amount: 10, until: null, at: since } };
  return { ...state, chat: { messages, withheld: [] }, modes: { ...state.modes, on } };
}

test('the pause runs from the viewer’s newest line, also one that nobody sees yet', () => {
  const lines = [line('ann', 5000), line('bob', 9000)];
  expect(pauseUntil(show(1000, ...lines), 'ann', 0)).toBe(15_000);
  expect(pauseUntil(show(1000, ...lines), 'ann', 7000)).toBe(17_000);
});

test('there is none without slow mode, before the first line, or for one from before the mode', () => {
  expect(pauseUntil(show(undefined, line('ann', 5000)), 'ann', 0)).toBe(0);
  expect(pauseUntil(show(1000, line('bob', 5000)), 'ann', 0)).toBe(0);
  expect(pauseUntil(show(6000, line('ann', 5000)), 'ann', 0)).toBe(0);
});
