import type { Product } from '../../shared/catalog/product.ts';
import { type Link, linkKey } from '../../shared/shops/connection.ts';
import { ProductReader } from '../catalog/product-reader.ts';
import { readProduct } from '../catalog/read-product.ts';
import type { ShopProduct } from './adapter.ts';

/** Products of a shop as a show takes them in. */
export interface ReadProducts {
  readonly products: Product[];
  readonly links: Omit<Link, 'turn'>[];
  /** Products and variants that can't be sold as they are. */
  readonly leftOut: number;
}

/** Reads a shop's products by the rules for lists: what could cheat a buyer or the host is left out. */
export function readShopProducts(
  batch: readonly ShopProduct[],
  { connectionId, currency, now }: { connectionId: string; currency: string; now: number },
): ReadProducts {
  const products: Product[] = [];
  const links = new Map<string, Omit<Link, 'turn'>>();
  let leftOut = 0;
  for (const { raw, product: key, items } of batch) {
    const reader = new ProductReader(raw);
    const product = readProduct(reader, {
      currency,
      decimals: 'point',
      now,
      onAssumed: () => {},
      onSharedSign: () => {},
    });
    leftOut += reader.bad.length + reader.leftOut.length;
    if (!product || reader.bad.length > 0) continue;
    products.push(product);
    const { id: productId, price, stock, variants } = product;
    const sold = variants?.map(({ id, ...item }) => ({ variantId: id, ...item })) ?? [
      { variantId: undefined, price, stock },
    ];
    for (const { variantId, price, stock } of sold) {
      const item = items.get(variantId ?? '');
      if (item === undefined) continue;
      const link = { connectionId, productId, product: key, item, price };
      links.set(linkKey({ productId, variantId }), {
        ...link,
        ...(variantId !== undefined && { variantId }),
        ...(stock !== undefined && { stock }),
      });
    }
  }
  return { products, links: [...links.values()], leftOut };
}
