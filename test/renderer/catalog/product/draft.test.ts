import { expect, test } from 'vitest';
import {
  changeBetween,
  draftOf,
  emptyDraft,
  freeId,
  type ProductDraft,
  readDraft,
} from '../../../../renderer/catalog/product/draft.ts';
import { changedProduct } from '../../../../shared/catalog/change.ts';
import { Product } from '../../../../shared/catalog/product.ts';

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const NONE = new Set<string>();

function errorsOf(change: Partial<ProductDraft>, taken = NONE) {
  const read = readDraft({ ...emptyDraft('EUR'), title: 'Mug', price: '9', ...change }, {}, taken);
  return 'errors' in read ? read.errors.map(({ field, place, reason }) => [field, place, reason]) : [];
}

function productOf(draft: ProductDraft, base: Partial<Product> = {}): Product {
  const read = readDraft(draft, base, NONE);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.product;
}

test('a name and a price are enough for a product, which gets an id of its name', () => {
  const draft = { ...emptyDraft('EUR'), title: ' Blue Mug! ', price: '12,50' };
  expect(productOf(draft)).toEqual({
    id: 'blue-mug',
    title: 'Blue Mug!',
    price: eur(1250),
    aliases: [],
    history: [],
  });
});

test('an id of a name is one that no other product has', () => {
  expect(freeId('Красный шарф', NONE)).toBe('красный-шарф');
  expect(freeId('Mug', new Set(['mug', 'mug-2']))).toBe('mug-3');
  expect(freeId('!!', NONE)).toBe('product');
  expect(freeId('constructor', NONE)).toBe('constructor-2');
});

test.each<[Partial<ProductDraft>, unknown[]]>([
  [{ title: ' ' }, ['title', undefined, 'missing']],
  [{ price: 'cheap' }, ['price', undefined, 'not-a-price']],
  [{ price: '0' }, ['price', undefined, 'zero-price']],
  [{ compareAt: '5' }, ['compareAt', undefined, 'not-above-price']],
  [{ stock: '1.5' }, ['stock', undefined, 'not-whole']],
  [{ regions: 'Mars' }, ['regions', undefined, 'bad-region']],
  [{ buyUrl: 'javascript:alert(1)' }, ['buyUrl', undefined, 'bad-address']],
  [{ buyUrl: '/demo-shop/' }, ['buyUrl', undefined, 'demo-shop']],
  [{ brand: 'x'.repeat(81) }, ['brand', undefined, 'too-long']],
  [{ variants: [{ id: 'a', title: '', price: '5', compareAt: '', stock: '' }] }, ['title', 0, 'missing']],
])('%j is named with its field', (change, error) => {
  expect(errorsOf(change)).toEqual([error]);
});

test('an id that another product has is refused', () => {
  expect(errorsOf({ id: 'mug' }, new Set(['mug']))).toEqual([['id', undefined, 'duplicate']]);
});

test('a shop page may be written without its scheme', () => {
  const draft = { ...emptyDraft('EUR'), title: 'Mug', price: '9', buyUrl: 'shop.example/mug' };
  expect(productOf(draft).buyUrl).toBe('https://shop.example/mug');
});

test('a product with variants costs what its cheapest does, and has their stock', () => {
  const variant = (id: string, price: string, stock: string) => ({
    id,
    title: id.toUpperCase(),
    price,
    compareAt: '',
    stock,
  });
  const variants = [variant('l', '12', '3'), variant('', '9', '4')].map((each, place) =>
    place ? { ...each, title: 'Small' } : each,
  );
  const product = productOf({ ...emptyDraft('EUR'), title: 'Shirt', price: '99', variants });
  expect(product).toMatchObject({ price: eur(900), variants: [{ id: 'l' }, { id: 'small' }] });
});

test('what the form shows of a product is that product again, and nothing to change', () => {
  const product = Product.parse({
    id: 'mug',
    title: 'Mug',
    price: eur(900),
    compareAt: eur(1200),
    stock: 3,
    brand: 'Acme',
    category: 'Cups',
    regions: ['DE', 'AT'],
    buyUrl: '/demo-shop/?item=mug',
    aliases: ['cup', 'beaker'],
    cost: eur(300),
    picture: '/pictures/a.webp',
  });
  const again = productOf(draftOf(product), product);
  expect(again).toEqual(product);
  expect(changeBetween(product, again)).toBeUndefined();
});

test('only what was changed is sent, and makes the product what the form said', () => {
  const product = Product.parse({ id: 'mug', title: 'Mug', price: eur(900), stock: 3, category: 'Cups' });
  const after = productOf({ ...draftOf(product), title: 'Big mug', category: '' }, product);
  const change = changeBetween(product, after);
  expect(change).toEqual({ title: 'Big mug', category: null });
  expect(changedProduct(product, change ?? {})).toEqual(after);
});
