import { z } from 'zod';
import { Id } from '../id.ts';
import { Money } from '../money.ts';
import { HOST } from '../roles.ts';
import { CREW_VIEWPOINT } from '../show/contract.ts';
import { PictureProgress } from './pictures.ts';
import { GivenLinks, MAX_PRODUCTS, MAX_VARIANTS, Product, ProductCard, Variant } from './product.ts';

/** Left lax, so that `productError` can name what is wrong with it in words of the catalog. */
const Stock = z.number().nullable();

/** What is to be another than it was about one variant. */
const VariantChange = z.strictObject({
  id: Id,
  title: Variant.shape.title.optional(),
  price: Money.optional(),
  compareAt: Money.nullable().optional(),
  stock: Stock.optional(),
});

/** What is to be another than it was about a product; null takes a value away. */
export const CatalogChange = z.strictObject({
  title: ProductCard.shape.title.optional(),
  /** Variants that had the product's own price before go along. */
  price: Money.optional(),
  compareAt: Money.nullable().optional(),
  prices: ProductCard.shape.prices.nullable(),
  stock: Stock.optional(),
  category: ProductCard.shape.category.nullable(),
  regions: ProductCard.shape.regions.nullable(),
  picture: GivenLinks.picture.nullable(),
  buyUrl: GivenLinks.buyUrl.nullable(),
  aliases: z.array(z.string().min(1).max(60)).max(20).optional(),
  cost: Money.nullable().optional(),
  /** Only the variants that change. */
  variants: z.array(VariantChange).min(1).max(MAX_VARIANTS).optional(),
  /** All variants as they are to be, instead of `variants`; null for a product without any. */
  allVariants: ProductCard.shape.variants.nullable(),
  /** True takes it off the shelf, null brings it back. */
  archived: Product.shape.archived.nullable(),
});
export type CatalogChange = z.infer<typeof CatalogChange>;

const Edit = z.strictObject({ productId: Id, change: CatalogChange });
export type CatalogEdit = z.infer<typeof Edit>;

/** An edit as the log has it, with the brand of the product, whose reps hear of it. */
export const LoggedEdit = Edit.extend({
  change: CatalogChange.extend({
    picture: CatalogChange.shape.picture.catch(undefined),
    buyUrl: CatalogChange.shape.buyUrl.catch(undefined),
  }),
  brand: z.string().optional(),
});

/** What a brand rep may know of an edit of their own product; undefined where that is nothing. */
export function brandEditOf({ change, ...edit }: z.infer<typeof LoggedEdit>) {
  const { cost: _private, ...seen } = change;
  return Object.keys(seen).length > 0 ? { ...edit, change: seen } : undefined;
}

export const catalogCommands = {
  'catalog.import': {
    roles: HOST,
    data: z.strictObject({ products: z.array(Product.extend(GivenLinks)).min(1).max(MAX_PRODUCTS) }),
    result: z.object({ added: z.number().int(), updated: z.number().int() }),
  },
  /** One more product, at a place among all of them or at the end; an id that is there already is refused. */
  'catalog.add': {
    roles: HOST,
    data: z.strictObject({
      product: Product.extend(GivenLinks),
      place: z.number().int().min(0).max(MAX_PRODUCTS).optional(),
    }),
    result: z.object({}),
  },
  /** Refused while it is pinned, in a running deal, or held by a buyer; archiving is, too, but for the last. */
  'catalog.remove': { roles: HOST, data: z.strictObject({ productId: Id }), result: z.object({}) },
  /** Gives a product to another brand, or to none; a brand's reps see its products alone. */
  'catalog.setBrand': {
    roles: HOST,
    data: z.strictObject({ productId: Id, brand: ProductCard.shape.brand.unwrap().nullable() }),
    result: z.object({}),
  },
  'catalog.edit': { roles: HOST, data: Edit, result: z.object({}) },
  /** All of the edits, or none of them. */
  'catalog.editMany': {
    roles: HOST,
    data: z.strictObject({ edits: z.array(Edit).min(1).max(MAX_PRODUCTS) }),
    result: z.object({}),
  },
} as const;

export const catalogSignals = {
  /** Told on every change, and at the join. */
  'catalog.pictures': { data: PictureProgress, to: CREW_VIEWPOINT },
} as const;
