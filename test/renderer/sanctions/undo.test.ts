import { expect, test } from 'vitest';
import { undo } from '../../../renderer/sanctions/undo.ts';
import { inverseOf } from '../../../renderer/undo/undoable.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';

const crew = (sanctions: Partial<ShowState['sanctions']> = {}): ShowState => {
  const show = emptyShow('crew');
  return { ...show, sanctions: { ...show.sanctions, ...sanctions } };
};

test('undoing what was said of a person’s lines brings back what was said before', () => {
  const hide = (show: ShowState) =>
    inverseOf(undo, 'sanction.expose', { personId: 'ann', as: 'hide' }, {}, { show, now: 1 })?.data;
  expect(hide(crew())).toEqual({ personId: 'ann', as: 'show' });
  expect(hide(crew({ exposure: { ann: 'hold' } }))).toEqual({ personId: 'ann', as: 'hold' });
});

test('undoing what was said of newcomers brings back the minutes of before', () => {
  const show = crew({ newcomerMinutes: 10 });
  expect(inverseOf(undo, 'sanction.holdNewcomers', { minutes: null }, {}, { show, now: 1 })?.data).toEqual({
    minutes: 10,
  });
});
