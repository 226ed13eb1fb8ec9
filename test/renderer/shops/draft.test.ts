import { expect, test } from 'vitest';
import { credentialsOf, EMPTY_DRAFT, missingIn, type ShopDraft } from '../../../renderer/shops/draft.ts';
import { Credentials } from '../../../shared/shops/protocol.ts';

const filled: ShopDraft = {
  ...EMPTY_DRAFT,
  address: ' northwind ',
  id: ' id ',
  key: ' key ',
  secret: ' secret ',
};

test('a form asks for what its kind of shop needs, and for nothing else', () => {
  expect(missingIn(EMPTY_DRAFT)).toEqual(['address', 'id', 'secret']);
  expect(missingIn({ ...EMPTY_DRAFT, way: 'token' })).toEqual(['address', 'key']);
  expect(missingIn({ ...EMPTY_DRAFT, kind: 'woocommerce' })).toEqual(['address', 'key', 'secret']);
  expect(missingIn({ ...EMPTY_DRAFT, kind: 'stripe' })).toEqual(['key']);
});

test('what is typed becomes credentials that the server takes, without the blanks that copying brings along', () => {
  const drafts: ShopDraft[] = [
    filled,
    { ...filled, way: 'token' },
    { ...filled, way: 'token', secret: '' },
    { ...filled, kind: 'woocommerce' },
    { ...filled, kind: 'stripe' },
  ];
  expect(drafts.map(draft => Credentials.parse(credentialsOf(draft)))).toEqual([
    { kind: 'shopify', clientId: 'id', secret: 'secret' },
    { kind: 'shopify', token: 'key', secret: 'secret' },
    { kind: 'shopify', token: 'key' },
    { kind: 'woocommerce', key: 'key', secret: 'secret' },
    { kind: 'stripe', key: 'key' },
  ]);
});
