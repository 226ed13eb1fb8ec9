import { expect, test } from 'vitest';
import { saltedDigest } from '../../../server/ledger/chain.ts';
import { digestTexts } from '../../../server/ledger/texts.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const show = emptyShow('crew');

function follows(name: string, data: object) {
  let ids = 0;
  const newId = () => `id${ids++}`;
  return digestTexts(show, show, { now: 5, newId }, { seq: 1, at: 5, name, data } as unknown as ShowEvent);
}

test('a text is followed by its salted digest, and by the salt among the person’s words', () => {
  const digest = saltedDigest('id0id1', 'spam');
  expect(follows('moderation.muted', { personId: 'ann', name: 'Ann', until: null, reason: 'spam' })).toEqual([
    {
      name: 'ledger.digested',
      data: { name: 'moderation.muted', personId: 'ann', digests: { reason: digest } },
    },
    { name: 'ledger.salted', data: { personId: 'ann', salts: { [digest]: 'id0id1' } } },
  ]);
});

test('nothing follows where nobody wrote anything', () => {
  expect(follows('moderation.muted', { personId: 'ann', name: 'Ann', until: null })).toEqual([]);
  expect(follows('moderation.muted', { personId: 'ann', name: 'Ann', until: null, reason: '' })).toEqual([]);
  expect(follows('chat.posted', { message: {} })).toEqual([]);
});
