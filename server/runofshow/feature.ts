import { onShelf } from '../../shared/catalog/product.ts';
import { CommandError } from '../../shared/errors.ts';
import { endsWith, MAX_PINS, pinOf } from '../../shared/offers/pin.ts';
import { MAX_SEGMENTS, type Segment } from '../../shared/runofshow/plan.ts';
import { type NewEvent, newEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { newPin } from '../offers/pin.ts';
import { type Carried, type CarryContext, defineFeature, type Handlers } from '../show/feature.ts';
import type { Moment } from '../show/time/clock.ts';

function segmentOf(state: ShowState, segmentId: string): Segment {
  const segment = state.runofshow.segments.find(({ id }) => id === segmentId);
  if (!segment) throw new CommandError('not-found', 'There is no such segment in the run of show.');
  return segment;
}

/**
 * The pin that begins with a segment, if it can be, and ends with it: a product that has left the shelf, is sold out,
 * is pinned already or finds no free place must not keep the show from going on.
 */
function pinFor(
  state: ShowState,
  segment: Segment,
  frameAt: number | undefined,
  context: Moment,
): NewEvent[] {
  const product = segment.pins
    ? state.catalog.products.find(({ id }) => id === segment.productId)
    : undefined;
  const staying = state.offers.pins.filter(pin => !endsWith(pin, segment));
  if (!product || product.archived || product.stock === 0 || staying.length >= MAX_PINS) return [];
  if (pinOf({ pins: staying }, product.id)) return [];
  const pin = newPin(product, { frameAt, ends: { withSegment: true } }, context);
  return [newEvent('offer.pinned', { pin })];
}

/** The plan of the show, and where in it the show is. */
const handlers: Handlers<'runofshow'> = {
  'runofshow.put': (state, data) => {
    const { segment } = data;
    const { segments } = state.runofshow;
    const isNew = !segments.some(({ id }) => id === segment.id);
    if (isNew && segments.length >= MAX_SEGMENTS) {
      throw new CommandError('bad-data', `A run of show has at most ${MAX_SEGMENTS} segments.`, {
        limit: MAX_SEGMENTS,
      });
    }
    return { events: [newEvent('runofshow.put', data)], result: {} };
  },

  'runofshow.move': (state, { segmentId, place }) => {
    segmentOf(state, segmentId);
    return { events: [newEvent('runofshow.moved', { segmentId, place })], result: {} };
  },

  'runofshow.remove': (state, { segmentId }) => {
    segmentOf(state, segmentId);
    return { events: [newEvent('runofshow.removed', { segmentId })], result: {} };
  },

  'runofshow.enter': (state, { segmentId, frameAt }, context) => {
    const segment = segmentOf(state, segmentId);
    if (state.runofshow.now?.segmentId === segmentId)
      throw new CommandError('already-done', 'The show is in this segment already.');
    const isScene = state.scenes.document?.scenes.some(({ id }) => id === segment.sceneId);
    const { sceneId } = segment;
    const scene =
      sceneId && isScene && sceneId !== state.scenes.sceneId ? [newEvent('scenes.taken', { sceneId })] : [];
    const pins = pinFor(state, segment, frameAt, context);
    return { events: [newEvent('runofshow.entered', { segmentId }), ...scene, ...pins], result: {} };
  },
};

/** The plan for a new show: a segment whose product or scene doesn't come along, or is gone, stays without it. */
function carry({ runofshow: { segments }, catalog, scenes }: ShowState, { takes }: CarryContext): Carried {
  const products = new Set(onShelf(catalog.products).map(({ id }) => id));
  const hasProduct = (id: string | undefined) => takes('catalog') && id !== undefined && products.has(id);
  const hasScene = (id?: string) => takes('scenes') && scenes.document?.scenes.some(each => each.id === id);
  const isGone = ({ productId }: Segment) => productId !== undefined && !products.has(productId);
  const leftOut = segments.filter(isGone).map(({ title }) => title);
  const events = segments.map(({ productId, sceneId, pins, ...segment }) =>
    newEvent('runofshow.put', {
      segment: {
        ...segment,
        pins: pins && hasProduct(productId),
        ...(productId && hasProduct(productId) ? { productId } : {}),
        ...(sceneId !== undefined && hasScene(sceneId) ? { sceneId } : {}),
      },
    }),
  );
  return { events, count: segments.length, ...(leftOut.length > 0 ? { leftOut } : {}) };
}

export const runofshow = defineFeature('runofshow', { handlers, carry, queries: {} });
