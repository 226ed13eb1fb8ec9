import type { Undo } from '../undo/undoable.ts';
import { inverseChange } from './table/edits.ts';

export const undo: Undo<'catalog'> = {
  'catalog.edit': {
    inverse: ({ productId, change }, _result, { show }) => {
      const product = show.catalog.products.find(({ id }) => id === productId);
      return product && { name: 'catalog.edit', data: { productId, change: inverseChange(product, change) } };
    },
    describe: (t, { productId }, show) => {
      const product = show.catalog.products.find(({ id }) => id === productId);
      return t('catalog:undo.edit', { title: product?.title ?? productId });
    },
  },
  'catalog.editMany': {
    inverse: ({ edits }, _result, { show }) => {
      const products = new Map(show.catalog.products.map(product => [product.id, product]));
      const back = edits.flatMap(({ productId, change }) => {
        const product = products.get(productId);
        return product ? [{ productId, change: inverseChange(product, change) }] : [];
      });
      return { name: 'catalog.editMany', data: { edits: back } };
    },
    describe: (t, { edits }) =>
      t('catalog:undo.editMany', { count: new Set(edits.map(({ productId }) => productId)).size }),
  },
};
