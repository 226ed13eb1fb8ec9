import { expect, test } from 'vitest';
import { matchPictures } from '../../../../renderer/catalog/pictures/match-pictures.ts';
import type { GivenFile } from '../../../../renderer/catalog/pictures/picture-file.ts';
import { Product } from '../../../../shared/catalog/product.ts';

const PRICE = { minor: 900, currency: 'EUR' };
const product = (given: Partial<Product>): Product =>
  Product.parse({ id: 'a', title: 'A', price: PRICE, ...given });
const file = (name: string): GivenFile => ({ name, open: () => Promise.reject(new Error('not read')) });

/** The file that each product gets, and what is said of the others. */
function matched(products: readonly Product[], names: readonly string[]) {
  const { matches, unmatched, spare } = matchPictures(names.map(file), products);
  const of = matches.flatMap(each => each.productIds.map(id => [id, each.file.name] as const));
  return { of: Object.fromEntries(of), unmatched, spare };
}

test('a picture is found by the list’s picture column, else by the SKU, else by the product’s name', () => {
  const products = [
    product({ id: 'SH-1', title: 'Linen shirt', pictureFile: 'IMG_0042.JPG' }),
    product({ id: 'MUG/7', title: 'Blue mug' }),
    product({ id: '9', title: 'Красный шарф' }),
    product({ id: '10', title: '红色 围巾' }),
  ];
  const names = ['img_0042.jpg', 'mug-7.png', 'Красный шарф.webp', '红色_围巾.jpg', 'readme picture.png'];
  expect(matched(products, names)).toEqual({
    of: {
      'SH-1': 'img_0042.jpg',
      'MUG/7': 'mug-7.png',
      '9': 'Красный шарф.webp',
      '10': '红色_围巾.jpg',
    },
    unmatched: ['readme picture.png'],
    spare: [],
  });
});

test('the better name wins whatever the order of the files, and the other is named as left out', () => {
  const products = [product({ id: 'mug', title: 'Blue mug', pictureFile: 'front.jpg' })];
  for (const names of [
    ['mug.jpg', 'front.jpg', 'blue mug.jpg'],
    ['front.jpg', 'blue mug.jpg', 'mug.jpg'],
  ])
    expect(matched(products, names)).toMatchObject({ of: { mug: 'front.jpg' }, unmatched: [] });
});

test('of several pictures of a product the plain or first one is taken', () => {
  const products = [product({ id: 'mug' }), product({ id: 'cup' }), product({ id: 'cup-2' })];
  expect(matched(products, ['mug-3.jpg', 'mug (2).jpg', 'mug_01.jpg', 'cup-2.jpg', 'cup.jpg'])).toEqual({
    of: { mug: 'mug_01.jpg', cup: 'cup.jpg', 'cup-2': 'cup-2.jpg' },
    unmatched: [],
    spare: ['mug-3.jpg', 'mug (2).jpg'],
  });
});

test('a picture that several products name is given to all of them', () => {
  const products = ['s', 'm'].map(id => product({ id, title: id, pictureFile: 'shirt.jpg' }));
  expect(matched(products, ['shirt.jpg']).of).toEqual({ s: 'shirt.jpg', m: 'shirt.jpg' });
});

test('a variant’s SKU leads to its product, and a name that two products share leads to neither', () => {
  const variants = [{ id: 'SH-RED', title: 'red', price: PRICE }];
  const products = [
    product({ id: 'SH', title: 'Shirt', variants }),
    product({ id: '1', title: 'Scarf' }),
    product({ id: '2', title: 'Scarf' }),
  ];
  expect(matched(products, ['sh-red.jpg', 'scarf.jpg'])).toEqual({
    of: { SH: 'sh-red.jpg' },
    unmatched: ['scarf.jpg'],
    spare: [],
  });
});

test('four thousand files and two thousand products are matched at once', () => {
  const products = Array.from({ length: 2000 }, (_, index) =>
    product({ id: `sku ${index}`, title: `Thing ${index}` }),
  );
  const names = Array.from({ length: 4000 }, (_, index) => `sku-${index}.jpg`);
  const { of, unmatched } = matched(products, names);
  expect(Object.keys(of)).toHaveLength(2000);
  expect(unmatched).toHaveLength(2000);
});
