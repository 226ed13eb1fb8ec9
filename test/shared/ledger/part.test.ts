import { expect, test } from 'vitest';
import { ledgerPart } from '../../../shared/ledger/part.ts';
import { definitionOf, type EventName, events, isTalk, type NewEvent } from '../../../shared/show/events.ts';

const part = (name: string, data: object) => ledgerPart({ name, data } as unknown as NewEvent);

test('every event of the log says whether it belongs in the ledger', () => {
  const undecided = (Object.keys(events) as EventName[]).filter(
    name => !isTalk(name) && definitionOf(name).ledger === undefined,
  );
  expect(undecided, 'give these events the option `ledger` in their contracts').toEqual([]);
});

test('a mute stands there without the name, and its reason apart', () => {
  const mute = { personId: 'ann', name: 'Ann', until: null, reason: 'spam' };
  expect(part('moderation.muted', mute)).toEqual({
    data: { personId: 'ann', until: null },
    texts: { person: 'ann', reason: 'spam' },
  });
});

test('a claim stands there without names, and without what tells that two people share a network', () => {
  const claim = {
    id: 'c1',
    personId: 'ann',
    name: 'Ann',
    units: 1,
    keys: { browser: 1, network: 2 },
    hand: { personId: 'host', name: 'Host', at: 5 },
  };
  expect(part('deal.paid', { claim })).toEqual({
    data: { claim: { id: 'c1', personId: 'ann', units: 1, hand: { personId: 'host', at: 5 } } },
  });
});

test('a bid stands there without what somebody would pay at most', () => {
  const bid = { personId: 'ann', name: 'Ann', max: { minor: 900, currency: 'EUR' }, at: 5 };
  expect(part('deal.bid', { dealId: 'd1', bid })).toEqual({ data: { dealId: 'd1', personId: 'ann' } });
});

test('a message stands there by its id alone', () => {
  expect(part('chat.deleted', { messageId: 'm1', digest: 'short', was: 'posted' })).toEqual({
    data: { messageId: 'm1', was: 'posted' },
  });
});

test('secrets of destinations and shops don’t stand there', () => {
  const destination = { id: 'd', name: 'TV', server: 'rtmp://a/b', encryptedKey: 'secret', wanted: true };
  const connection = { id: 'c', kind: 'stripe', address: '', name: '', currency: 'EUR', sealed: 'secret' };
  expect(JSON.stringify(part('restream.added', { destination }))).not.toContain('secret');
  expect(JSON.stringify(part('shop.connected', { connection }))).not.toContain('secret');
});

test('talk never stands there', () => {
  expect(part('ledger.salted', { personId: 'ann', salts: {} })).toBeUndefined();
});
