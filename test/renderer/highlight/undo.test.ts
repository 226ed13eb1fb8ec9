import { expect, test } from 'vitest';
import { undo } from '../../../renderer/highlight/undo.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const shownBy = { name: 'Mo', role: 'moderator' } as const;
const show = emptyShow('crew');
const showing = (until: number | null) => ({
  ...show,
  highlight: { highlighted: { messageId: 'old', personId: 'ann', shownBy, until } },
});
const data = { messageId: 'new', seconds: 20 };

test('the inverse of showing a line takes it out, or shows the one before for what is left of its time', () => {
  const inverse = undo['highlight.show']?.inverse;
  const out = { name: 'highlight.end', data: { messageId: 'new' } };
  expect(inverse?.(data, {}, { show, now: 0 })).toEqual(out);
  expect(inverse?.(data, {}, { show: showing(5000), now: 6000 })).toEqual(out);
  expect(inverse?.(data, {}, { show: showing(15_000), now: 5000 })).toEqual({
    name: 'highlight.show',
    data: { messageId: 'old', seconds: 10 },
  });
});

test('the inverse of taking a line out shows it again', () => {
  const inverse = undo['highlight.end']?.inverse({ messageId: 'old' }, {}, { show: showing(null), now: 0 });
  expect(inverse).toEqual({ name: 'highlight.show', data: { messageId: 'old', seconds: null } });
});
