import { expect, test } from 'vitest';
import { undo } from '../../../renderer/privatereply/undo.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const sent = { personId: 'ann', messageId: 'm', text: 'it is blue' };

test('the inverse of a private reply takes it back, and of that sends it again', () => {
  const show = emptyShow('crew');
  const data = { personId: 'ann', replyId: 'r' };
  expect(undo['privatereply.send']?.inverse(sent, { replyId: 'r' }, { show, now: 0 })).toEqual({
    name: 'privatereply.takeBack',
    data,
  });
  const from = { name: 'Mo', role: 'moderator' } as const;
  const privatereply = { byPerson: { ann: [{ ...sent, id: 'r', from, at: 1 }] } };
  const takeBack = undo['privatereply.takeBack'];
  expect(takeBack?.inverse(data, {}, { show: { ...show, privatereply }, now: 0 })).toEqual({
    name: 'privatereply.send',
    data: sent,
  });
  expect(takeBack?.inverse(data, {}, { show, now: 0 })).toBeUndefined();
});
