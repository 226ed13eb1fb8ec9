import { z } from 'zod';
import type { lifecycleEvents } from '../lifecycle/events.ts';
import type { offerEvents } from '../offers/events.ts';
import type { Live, Slice } from '../show/contract.ts';
import { entryOf } from '../show/record.ts';
import type { suggestEvents } from '../suggest/contract.ts';
import { withEdits, withImported } from './change.ts';
import type { catalogEvents } from './events.ts';
import { withNewNumbers } from './numbers.ts';
import { noPictures, type PictureProgress } from './pictures.ts';
import { brandProductOf, Product } from './product.ts';
import type { catalogSignals } from './protocol.ts';

/** What the audience did with a product so far; the raw material of suggestions. */
export const Interest = z.object({
  clicks: z.number().int(),
  /** Server time of the last pin; absent before the first. */
  shownAt: z.number().optional(),
  /** Server time of the last "not now". */
  dismissedAt: z.number().optional(),
});
export type Interest = z.infer<typeof Interest>;

const CatalogState = z.object({
  products: z.array(Product),
  /** By product id; a viewer's copy has none. */
  interest: z.record(z.string(), Interest),
  /** Product ids by their number, fixed since the show went live; absent before, and for everybody but the crew. */
  numbered: z.array(z.string()).optional(),
});
export type CatalogState = z.infer<typeof CatalogState>;

function withInterest(
  state: CatalogState,
  productId: string,
  change: (now: Interest) => Interest,
): CatalogState {
  const now = entryOf(state.interest, productId) ?? { clicks: 0 };
  return { ...state, interest: { ...state.interest, [productId]: change(now) } };
}

/** The state with other products, of which new ones get the next numbers where numbers are fixed. */
const withProducts = (state: CatalogState, products: Product[]): CatalogState => ({
  ...state,
  products,
  ...(state.numbered && { numbered: withNewNumbers(state.numbered, products) }),
});

type Events = typeof catalogEvents & typeof lifecycleEvents & typeof offerEvents & typeof suggestEvents;

export const catalogSlice: Slice<CatalogState, Events> = {
  schema: CatalogState,
  empty: () => ({ products: [], interest: {} }),
  on: {
    'catalog.imported': (state, { products, place }, { at }) =>
      withProducts(state, withImported(state.products, products, at, place)),
    'catalog.edited': (state, { edits }, { at }) => withProducts(state, withEdits(state.products, edits, at)),
    'catalog.removed': (state, { productId }) => {
      const { [productId]: _gone, ...interest } = state.interest;
      return { ...state, products: state.products.filter(({ id }) => id !== productId), interest };
    },
    'show.wentLive': (state, _data, { viewpoint }) =>
      viewpoint === 'crew' ? { ...state, numbered: withNewNumbers([], state.products) } : state,
    'offer.pinned': (state, { pin }) => {
      const isKnown = state.products.some(({ id }) => id === pin.card.id);
      return isKnown ? withInterest(state, pin.card.id, now => ({ ...now, shownAt: pin.at })) : state;
    },
    'offer.opened': (state, { productId }, { viewpoint }) =>
      viewpoint === 'viewer'
        ? state
        : withInterest(state, productId, now => ({ ...now, clicks: now.clicks + 1 })),
    'suggest.dismissed': (state, { productId }, { at }) =>
      withInterest(state, productId, now => ({ ...now, dismissedAt: at })),
  },
  redact: (state, viewpoint) => {
    if (viewpoint.kind === 'crew') return state;
    const own = state.products.filter(({ brand }) => viewpoint.kind === 'brand' && brand === viewpoint.brand);
    const interest = own.flatMap(({ id }) => {
      const { dismissedAt: _private, ...seen } = entryOf(state.interest, id) ?? { clicks: 0 };
      return seen.clicks > 0 || seen.shownAt !== undefined ? [[id, seen] as const] : [];
    });
    return { products: own.map(brandProductOf), interest: Object.fromEntries(interest) };
  },
};

/** How the fetching of the products' pictures goes; empty for everybody but the crew. */
interface CatalogLive {
  readonly pictures: PictureProgress;
}

export const catalogLive: Live<CatalogLive, typeof catalogSignals> = {
  empty: () => ({ pictures: noPictures() }),
  on: { 'catalog.pictures': (_live, pictures) => ({ pictures }) },
};
