import { expect, test } from 'vitest';
import { numberedShelf } from '../../../shared/catalog/numbers.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, rep, shelf } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const products = ['a', 'b', 'c', 'd'].flatMap(id =>
  shelf(0)
    .slice(0, 1)
    .map(each => ({ ...each, id })),
);
const ready = () => new Story().as(host).do('catalog.import', { products });
const live = () => ready().do('show.goLive', {});
const numbers = ({ state }: Story) =>
  numberedShelf(state.catalog)
    .map(({ product, number }) => `${number}${product.id}`)
    .join(' ');
const archive = (story: Story, productId: string, archived: true | null = true) =>
  story.do('catalog.edit', { productId, change: { archived } });

test('before the show numbers close up, as nobody has heard one yet', () => {
  const story = archive(ready(), 'b');
  expect(numbers(story)).toBe('1a 2c 3d');
  expect(numbers(story.do('catalog.remove', { productId: 'a' }))).toBe('1c 2d');
});

test('from going live on, no product gets another one’s number', () => {
  const story = archive(live(), 'b');
  expect(numbers(story)).toBe('1a 3c 4d');
  expect(numbers(story.do('catalog.remove', { productId: 'c' }))).toBe('1a 4d');
  expect(numbers(story.do('show.end', {}))).toBe('1a 4d');
});

test('a product that comes back has its number again, whether it was archived or removed', () => {
  const story = archive(live(), 'b').do('catalog.remove', { productId: 'c' });
  archive(story, 'b', null);
  const [, , c] = products;
  if (c) story.do('catalog.add', { product: c });
  expect(numbers(story)).toBe('1a 2b 3c 4d');
});

test('what comes to the shelf during the show gets the next number, wherever it stands', () => {
  const story = archive(ready(), 'b').do('show.goLive', {});
  expect(numbers(archive(story, 'b', null))).toBe('1a 2c 3d 4b');
  const [a] = products;
  if (a) story.do('catalog.add', { product: { ...a, id: 'new' }, place: 0 });
  expect(numbers(story)).toBe('1a 2c 3d 4b 5new');
});

test('the numbers are known to the crew alone; viewers get theirs with the bag', () => {
  const { state } = live();
  expect(state.catalog.numbered).toEqual(['a', 'b', 'c', 'd']);
  expect(redactShow(state, viewpointOf(rep)).catalog).not.toHaveProperty('numbered');
});
