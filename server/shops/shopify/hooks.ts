import { z } from 'zod';
import type { Heard } from '../adapter.ts';
import { jsonOfHook } from '../hook-body.ts';
import { CLAIM_ATTRIBUTE } from './orders.ts';

/** What a shop's webhooks are asked for. */
export const TOPICS = [
  'PRODUCTS_UPDATE',
  'PRODUCTS_DELETE',
  'INVENTORY_LEVELS_UPDATE',
  'ORDERS_PAID',
  'ORDERS_UPDATED',
  'ORDERS_CANCELLED',
] as const;

const Id = z.union([z.number(), z.string()]);
const ProductHook = z.object({ id: Id });
const StockHook = z.object({ inventory_item_id: Id });
const OrderHook = z.object({
  note_attributes: z.array(z.object({ name: z.string(), value: z.string().nullish() })).nullish(),
});

/** What a webhook is about; nothing where it is of no concern here or has another form. */
export function heardOf(topic: string, body: Buffer, productOfStock: ReadonlyMap<string, string>): Heard {
  const [kind] = topic.split('/');
  const value = jsonOfHook(body);
  const product = ProductHook.safeParse(value);
  const stock = StockHook.safeParse(value);
  const order = OrderHook.safeParse(value);
  if (kind === 'products' && product.success)
    return { products: [`gid://shopify/Product/${product.data.id}`], claims: [] };
  if (kind === 'inventory_levels' && stock.success) {
    const found = productOfStock.get(`gid://shopify/InventoryItem/${stock.data.inventory_item_id}`);
    return { products: found ? [found] : [], claims: [] };
  }
  const attributes = kind === 'orders' && order.success ? (order.data.note_attributes ?? []) : [];
  return {
    products: [],
    claims: attributes.flatMap(({ name, value }) => (name === CLAIM_ATTRIBUTE && value ? [value] : [])),
  };
}
