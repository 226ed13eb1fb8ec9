import { expect, test } from 'vitest';
import { formatReason } from '../../../renderer/suggest/format.ts';
import { showable } from '../../../renderer/suggest/use-suggestions.ts';
import type { Product } from '../../../shared/catalog/product.ts';
import type { SuggestReason } from '../../../shared/suggest/contract.ts';
import { LANGUAGES, translationsOf } from '../translations.ts';

const texts = (reason: SuggestReason) =>
  LANGUAGES.map(language => formatReason(translationsOf(language, 'suggest'), reason));

test('each reason has a text with its number in every language', () => {
  expect(texts({ kind: 'mentions', people: 37 })).toEqual([
    '37 people asked',
    '37 人问到',
    '37 человек спросили',
  ]);
  expect(texts({ kind: 'clicks', clicks: 4 })).toEqual(['opened 4 times', '被点开 4 次', 'открыли 4 раза']);
  expect(texts({ kind: 'notShown', minutes: 22 })).toEqual([
    'not shown for 22 min',
    '22 分钟未展示',
    'не показан 22 мин',
  ]);
  expect(texts({ kind: 'neverShown' })).toEqual(['not shown yet', '尚未展示', 'ещё не показан']);
  expect(texts({ kind: 'lowStock', left: 5 })).toEqual(['5 left', '仅剩 5 件', 'осталось 5 шт.']);
});

test('plurals follow the rules of each language', () => {
  expect(texts({ kind: 'mentions', people: 1 })).toEqual(['1 person asked', '1 人问到', '1 человек спросил']);
  expect(texts({ kind: 'mentions', people: 22 })[2]).toBe('22 человека спросили');
  expect(texts({ kind: 'lowStock', left: 1 })).toEqual(['1 left', '仅剩 1 件', 'осталась 1 шт.']);
});

const product = (id: string): Product => ({
  id,
  title: id,
  aliases: [],
  history: [],
  price: { minor: 1, currency: 'EUR' },
});
const ranked = ['a', 'b', 'c'].map(productId => ({ productId, score: 1, reasons: [] }));

test('products that are pinned, dismissed or removed are not suggested', () => {
  const products = [product('a'), product('b')];
  const pins = [{ id: 'pin', at: 1, card: product('a') }];
  const left = (putOff: string[]) => showable(ranked, products, pins, putOff).map(each => each.product.id);
  expect(left([])).toEqual(['b']);
  expect(left(['b'])).toEqual([]);
});
