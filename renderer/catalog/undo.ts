import type { Product } from '../../shared/catalog/product.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Undo } from '../undo/undoable.ts';
import { inverseChange } from './table/edits.ts';

const productIn = (show: ShowState, productId: string): Product | undefined =>
  show.catalog.products.find(({ id }) => id === productId);

export const undo: Undo<'catalog'> = {
  'catalog.add': {
    inverse: ({ product: { id } }) => ({ name: 'catalog.remove', data: { productId: id } }),
    describe: (t, { product: { title } }) => t('catalog:undo.add', { title }),
  },
  'catalog.remove': {
    inverse: ({ productId }, _result, { show }) => {
      const place = show.catalog.products.findIndex(({ id }) => id === productId);
      const product = show.catalog.products[place];
      return product && { name: 'catalog.add', data: { product, place } };
    },
    describe: (t, { productId }, show) =>
      t('catalog:undo.remove', { title: productIn(show, productId)?.title ?? productId }),
  },
  'catalog.setBrand': {
    inverse: ({ productId }, _result, { show }) => {
      const product = productIn(show, productId);
      return product && { name: 'catalog.setBrand', data: { productId, brand: product.brand ?? null } };
    },
    describe: (t, { productId }, show) =>
      t('catalog:undo.edit', { title: productIn(show, productId)?.title ?? productId }),
  },
  'catalog.edit': {
    inverse: ({ productId, change }, _result, { show }) => {
      const product = productIn(show, productId);
      return product && { name: 'catalog.edit', data: { productId, change: inverseChange(product, change) } };
    },
    describe: (t, { productId, change: { archived } }, show) => {
      const title = productIn(show, productId)?.title ?? productId;
      if (archived === undefined) return t('catalog:undo.edit', { title });
      return t(archived ? 'catalog:undo.archive' : 'catalog:undo.bringBack', { title });
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
