import { expect, test } from 'vitest';
import { inverseOf } from '../../../renderer/undo/inverse.ts';
import type { Pin } from '../../../shared/offers/pin.ts';
import { emptyShow, type ShowState } from '../../../shared/show/state.ts';

const NOW = 1_000_000;
const pin: Pin = {
  id: 'pin1',
  at: 1,
  card: { id: 'shirt', title: 'Shirt', price: { minor: 1, currency: 'EUR' } },
};
const crew = (change: Partial<ShowState> = {}) => ({ show: { ...emptyShow('crew'), ...change }, now: NOW });
const muted = (until: number | null) =>
  crew({ moderation: { mutes: { ann: { personId: 'ann', name: 'Ann', until } }, filters: [] } });

test('the inverse of deleting a message is restoring it, of restoring or approving it deleting it', () => {
  const data = { messageId: 'm' };
  expect(inverseOf('chat.delete', data, {}, crew())).toEqual({ name: 'chat.restore', data });
  expect(inverseOf('chat.restore', data, {}, crew())).toEqual({ name: 'chat.delete', data });
  expect(inverseOf('chat.approve', data, {}, crew())).toEqual({ name: 'chat.delete', data });
});

test('the inverse of a mute is an unmute', () => {
  expect(inverseOf('moderation.mute', { personId: 'ann', seconds: 60 }, {}, crew())).toEqual({
    name: 'moderation.unmute',
    data: { personId: 'ann' },
  });
});

test('undoing a mute that replaced a longer one restores the remaining time of that', () => {
  const before = muted(NOW + 90_500);
  expect(inverseOf('moderation.mute', { personId: 'ann', seconds: 10 }, {}, before)).toEqual({
    name: 'moderation.mute',
    data: { personId: 'ann', seconds: 91 },
  });
});

test('undoing an unmute restores the remaining time, or the mute for the whole show', () => {
  const again = (until: number | null) =>
    inverseOf('moderation.unmute', { personId: 'ann' }, {}, muted(until));
  expect(again(NOW + 2000)).toEqual({ name: 'moderation.mute', data: { personId: 'ann', seconds: 10 } });
  expect(again(null)).toEqual({ name: 'moderation.mute', data: { personId: 'ann', seconds: null } });
});

test('an unmute can’t be undone once the mute would have expired', () => {
  expect(inverseOf('moderation.unmute', { personId: 'ann' }, {}, muted(NOW - 1))).toBeUndefined();
});

test('the inverses of adding and removing a filter are each other', () => {
  const filter = { id: 'f', phrase: 'spam' };
  expect(inverseOf('moderation.addFilter', { phrase: 'spam' }, { filterId: 'f' }, crew())).toEqual({
    name: 'moderation.removeFilter',
    data: { filterId: 'f' },
  });
  const before = crew({ moderation: { mutes: {}, filters: [filter] } });
  expect(inverseOf('moderation.removeFilter', { filterId: 'f' }, {}, before)).toEqual({
    name: 'moderation.addFilter',
    data: { phrase: 'spam' },
  });
});

test('adding a filter that exists already can’t be undone', () => {
  const before = crew({ moderation: { mutes: {}, filters: [{ id: 'f', phrase: 'spam' }] } });
  expect(inverseOf('moderation.addFilter', { phrase: 'Spam' }, { filterId: 'f' }, before)).toBeUndefined();
});

test('the inverse of a pin is an unpin of its id, and of an unpin a pin of its product', () => {
  expect(inverseOf('offer.pin', { productId: 'shirt' }, { pinId: 'pin1' }, crew())).toEqual({
    name: 'offer.unpin',
    data: { pinId: 'pin1', undo: true },
  });
  expect(inverseOf('offer.unpin', { pinId: 'pin1' }, {}, crew({ offers: { pins: [pin] } }))).toEqual({
    name: 'offer.pin',
    data: { productId: 'shirt', ends: {} },
  });
});

test('undoing an unpin restores the pin’s remaining time and its segment', () => {
  const ending = { ...pin, until: NOW + 42_500, withSegment: true };
  expect(inverseOf('offer.unpin', { pinId: 'pin1' }, {}, crew({ offers: { pins: [ending] } }))).toEqual({
    name: 'offer.pin',
    data: { productId: 'shirt', ends: { seconds: 43, withSegment: true } },
  });
});

test('the inverse of reordering pins is their earlier order', () => {
  const pins = [pin, { ...pin, id: 'pin2' }];
  expect(inverseOf('offer.order', { pinIds: ['pin1'] }, {}, crew({ offers: { pins } }))).toEqual({
    name: 'offer.order',
    data: { pinIds: ['pin2', 'pin1'] },
  });
});

test('commands that can’t be undone have no inverse', () => {
  expect(inverseOf('suggest.dismiss', { productId: 'shirt' }, {}, crew())).toBeUndefined();
  expect(inverseOf('show.end', {}, {}, crew())).toBeUndefined();
});
