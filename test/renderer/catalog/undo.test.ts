import { expect, test } from 'vitest';
import { undo } from '../../../renderer/catalog/undo.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import type { CommandData, CommandName } from '../../../shared/show/protocol.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, rep, shelf } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const products = shelf(0);
const story = () => new Story().as(host).do('catalog.import', { products });
const orders = ({ state }: Story) => {
  const idsOf = (show: typeof state) => show.catalog.products.map(({ id }) => id).join(' ');
  return { host: idsOf(state), rep: idsOf(redactShow(state, viewpointOf(rep))) };
};

function doAndUndo<N extends keyof typeof undo & CommandName>(
  of: Story,
  name: N,
  data: CommandData<N>,
): void {
  const show = of.state;
  of.do(name, data);
  const inverse = undo[name]?.inverse(data as never, {} as never, { show, now: 0 });
  if (inverse) of.do(inverse.name, inverse.data as never);
}

test.each(products.map(({ id }) => id))('a removed product comes back to its place: %s', productId => {
  const shop = story();
  const before = orders(shop);
  doAndUndo(shop, 'catalog.remove', { productId });
  expect(orders(shop)).toEqual(before);
  expect(before).toEqual({ host: 'shoe sock lamp', rep: 'shoe sock' });
});

test('a product that goes to another brand, and back, stays where it is', () => {
  const shop = story();
  doAndUndo(shop, 'catalog.setBrand', { productId: 'shoe', brand: 'Bolt' });
  expect(orders(shop)).toEqual({ host: 'shoe sock lamp', rep: 'shoe sock' });
  shop.do('catalog.setBrand', { productId: 'lamp', brand: 'Acme' });
  expect(orders(shop).rep).toBe('shoe sock lamp');
  shop.do('catalog.setBrand', { productId: 'sock', brand: null });
  expect(orders(shop)).toEqual({ host: 'shoe sock lamp', rep: 'shoe lamp' });
});
