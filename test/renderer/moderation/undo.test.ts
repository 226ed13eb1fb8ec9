import { expect, test } from 'vitest';
import { undo } from '../../../renderer/moderation/undo.ts';
import { inverseOf } from '../../../renderer/undo/undoable.ts';
import type { CommandData, CommandResult } from '../../../shared/show/protocol.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';
import { translationsOf } from '../translations.ts';

const NOW = 1_000_000;
const empty = emptyShow('crew').moderation;
const crew = (change: Partial<ShowState> = {}): ShowState => ({ ...emptyShow('crew'), ...change });
const muted = (until: number | null) =>
  crew({ moderation: { ...empty, mutes: { ann: { personId: 'ann', name: 'Ann', until } } } });

const inverse = <N extends keyof typeof undo>(
  name: N,
  data: CommandData<N>,
  result: CommandResult<N>,
  show: ShowState = crew(),
) => inverseOf(undo, name, data, result, { show, now: NOW });

test('the inverse of a mute is an unmute, which brings back what the mute took from viewers', () => {
  expect(inverse('moderation.mute', { personId: 'ann', seconds: 60 }, {})).toEqual({
    name: 'moderation.unmute',
    data: { personId: 'ann', lines: 'restore', isUndo: true },
  });
  expect(inverse('moderation.mute', { personId: 'ann', seconds: 60, lines: 'keep' }, {})).toEqual({
    name: 'moderation.unmute',
    data: { personId: 'ann', lines: 'keep', isUndo: true },
  });
});

test('undoing a mute that replaced a longer one restores the remaining time of that', () => {
  expect(inverse('moderation.mute', { personId: 'ann', seconds: 10 }, {}, muted(NOW + 90_500))).toEqual({
    name: 'moderation.mute',
    data: { personId: 'ann', seconds: 91, lines: 'restore', isUndo: true },
  });
});

test('undoing an unmute restores the remaining time, or the mute for the whole show', () => {
  const again = (until: number | null) => inverse('moderation.unmute', { personId: 'ann' }, {}, muted(until));
  const mute = (seconds: number | null) => ({
    name: 'moderation.mute',
    data: { personId: 'ann', seconds, lines: 'keep', isUndo: true },
  });
  expect(again(NOW + 2000)).toEqual(mute(10));
  expect(again(null)).toEqual(mute(null));
});

test('an unmute can’t be undone once the mute would have expired', () => {
  expect(inverse('moderation.unmute', { personId: 'ann' }, {}, muted(NOW - 1))).toBeUndefined();
});

test('a mute is described with the person’s name, its length and what becomes of their lines', () => {
  const t = translationsOf('en', 'moderation');
  const describeMute = (lines?: 'keep') =>
    undo['moderation.mute']?.describe(t, { personId: 'ann', seconds: 600, lines }, muted(null));
  expect(describeMute()).toBe('Ann muted: 10 min. Their messages are off viewers’ screens.');
  expect(describeMute('keep')).toBe('Ann muted: 10 min');
});
