import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalog } from '../../server/catalog/read-catalog.ts';

const folder = new URL('../../assets/sample-show/', import.meta.url);
const pictures = readdirSync(fileURLToPath(new URL('pictures/', folder)));
const { products, bad } = readCatalog(readFileSync(new URL('catalog.csv', folder)), 'csv', {
  mayLeadToDemoShop: true,
  resolvePicture: path => (pictures.includes(path.replace('pictures/', '')) ? `/${path}` : undefined),
});

it('the sample show is imported without errors, and every product has a picture and every picture a product', () => {
  expect(bad).toEqual([]);
  expect(products).toHaveLength(12);
  expect(products.map(product => product.picture).sort()).toEqual(
    pictures.map(file => `/pictures/${file}`).sort(),
  );
});

it('the sample products are named in three languages, and none costs more than it sells for', () => {
  for (const product of products) {
    expect(product.aliases.join(' ')).toMatch(/[a-z].*\p{Script=Han}.*\p{Script=Cyrillic}/u);
    expect(product.cost?.minor).toBeLessThan(product.price.minor);
  }
});

it('the sample pictures need nothing that a strict content policy forbids', () => {
  for (const file of pictures) {
    const svg = readFileSync(new URL(`pictures/${file}`, folder), 'utf8');
    expect(svg).not.toMatch(/<script|<style|style=|href=|onload=/i);
  }
});
