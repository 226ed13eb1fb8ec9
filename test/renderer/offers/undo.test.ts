import { expect, test } from 'vitest';
import { undo } from '../../../renderer/offers/undo.ts';
import type { Pin } from '../../../shared/offers/pin.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const NOW = 1_000_000;
const pin: Pin = {
  id: 'pin1',
  at: 1,
  card: { id: 'shirt', title: 'Shirt', price: { minor: 1, currency: 'EUR' } },
};
const before = (...pins: Pin[]) => ({ show: { ...emptyShow('crew'), offers: { pins } }, now: NOW });

test('the inverse of a pin is an unpin of its id, and of an unpin a pin of its product', () => {
  expect(undo['offer.pin']?.inverse({ productId: 'shirt', ends: {} }, { pinId: 'pin1' }, before())).toEqual({
    name: 'offer.unpin',
    data: { pinId: 'pin1', undo: true },
  });
  expect(undo['offer.unpin']?.inverse({ pinId: 'pin1' }, {}, before(pin))).toEqual({
    name: 'offer.pin',
    data: { productId: 'shirt', ends: {} },
  });
});

test('undoing an unpin restores the pin’s remaining time and its segment', () => {
  const ending = { ...pin, until: NOW + 42_500, withSegment: true };
  expect(undo['offer.unpin']?.inverse({ pinId: 'pin1' }, {}, before(ending))).toEqual({
    name: 'offer.pin',
    data: { productId: 'shirt', ends: { seconds: 43, withSegment: true } },
  });
});

test('the inverse of reordering pins is their earlier order', () => {
  expect(undo['offer.order']?.inverse({ pinIds: ['pin1'] }, {}, before(pin, { ...pin, id: 'pin2' }))).toEqual(
    { name: 'offer.order', data: { pinIds: ['pin2', 'pin1'] } },
  );
});

test('undoing a pin that took another’s place brings that one back in its place', () => {
  const data = { productId: 'hat', replaces: 'pin1' };
  expect(undo['offer.pin']?.inverse(data, { pinId: 'pin9' }, before(pin))).toEqual({
    name: 'offer.pin',
    data: { productId: 'shirt', ends: {}, replaces: 'pin9' },
  });
});
