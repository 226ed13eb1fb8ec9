import type { RoomView } from '../../../client/room/room.ts';
import type { ProductCard } from '../../../shared/catalog/product.ts';
import { cardNow, isRunning, type RunningDeal } from '../../../shared/deals/deal.ts';
import type { Money } from '../../../shared/money.ts';
import type { Pin } from '../../../shared/offers/pin.ts';
import {
  type Layer,
  PLAIN_LOOK,
  type Scene,
  type Scenes,
  type Source,
} from '../../../shared/scenes/document.ts';
import type { ShowState } from '../../../shared/show/state.ts';
import type { DrawnCard, DrawnLayer, DrawnScene, Fill } from '../../compositor/drawn-scene.ts';
import { newLayer, type Slot } from '../document/templates.ts';

/** Formats numbers for overlays, in the studio's language. */
export interface OverlayFormat {
  price(money: Money): string;
  /** Undefined if the stock is unlimited or large, so that nothing is shown. */
  stock(left: number | undefined): string | undefined;
}

/** Everything that overlays are filled with besides the document: the show's state and the host's current choices. */
export interface LiveData {
  readonly show: Pick<ShowState, 'offers' | 'highlight' | 'deals'>;
  /** Sales figures by deal id. */
  readonly figures: RoomView['live']['deals']['figures'];
  /** Rotation of each wheel in full turns, by source id. */
  readonly turns: Readonly<Record<string, number>>;
  readonly format: OverlayFormat;
}

/** Id under which the compositor has a product's photo. */
export const pictureIdOf = (card: Pick<ProductCard, 'id'>): string => `product ${card.id}`;

/** The running deal of a pin, if it belongs to one. */
function dealOf({ dealId }: Pin, { show }: LiveData): RunningDeal | undefined {
  const deal = dealId === undefined ? undefined : show.deals.byId[dealId];
  return deal && isRunning(deal) ? deal : undefined;
}

function cardOf(pin: Pin, live: LiveData): DrawnCard {
  const { format, figures } = live;
  const deal = dealOf(pin, live);
  const card = deal ? cardNow(pin.card, deal, figures[deal.plan.id]?.left ?? deal.plan.units) : pin.card;
  const until = deal?.stage.endsAt ?? pin.until;
  const stock = format.stock(card.stock);
  return {
    name: card.title,
    price: format.price(card.price),
    ...(card.compareAt ? { oldPrice: format.price(card.compareAt) } : {}),
    ...(stock === undefined ? {} : { stock }),
    ...(card.picture ? { pictureId: pictureIdOf(card) } : {}),
    ...(until === undefined ? {} : { until }),
  };
}

/** The line of chat that the crew shows; one that was deleted is no longer in the state, and so leaves the picture. */
function highlightFill({ show }: LiveData): Fill | undefined {
  const message = show.highlight.highlighted?.message;
  return message && { kind: 'chat', name: message.name, text: message.text };
}

/** Content of an overlay; undefined while it has none. */
function overlayFill(source: Extract<Source, { kind: 'overlay' }>, live: LiveData): Fill | undefined {
  const { overlay } = source;
  switch (overlay.kind) {
    case 'product': {
      const pin = live.show.offers.pins.at(-1);
      return pin && { kind: 'product', card: cardOf(pin, live) };
    }
    case 'chat':
      return highlightFill(live);
    case 'lowerThird':
      return overlay.title || overlay.subtitle ? overlay : undefined;
    case 'ticker':
      return overlay.text.trim() ? overlay : undefined;
    case 'wheel': {
      const entries = overlay.entries.filter(entry => entry.trim());
      return entries.length > 0 ? { kind: 'wheel', entries, turn: live.turns[source.id] ?? 0 } : undefined;
    }
  }
}

function fillOf(source: Source, live: LiveData): Fill | undefined {
  switch (source.kind) {
    case 'camera':
      return { kind: 'picture', sourceId: source.id, look: source.look };
    case 'screen':
    case 'image':
    case 'film':
      return { kind: 'picture', sourceId: source.id, look: PLAIN_LOOK };
    case 'colour':
      return { kind: 'colour', colour: source.colour };
    case 'text': {
      const { text, colour, size, weight } = source;
      return text.trim() ? { kind: 'text', text, colour, size, weight } : undefined;
    }
    case 'overlay':
      return overlayFill(source, live);
  }
}

function drawn(layer: Layer, document: Scenes, live: LiveData): DrawnLayer | undefined {
  const source = document.sources.find(each => each.id === layer.sourceId);
  const fill = layer.visible && source ? fillOf(source, live) : undefined;
  return fill && drawnWith(layer, document, fill);
}

function drawnWith(layer: Layer, document: Scenes, fill: Fill): DrawnLayer {
  const { id, opacity, mirror, fit, crop, rounding } = layer;
  return { id, opacity, mirror, fit, crop, rounding, place: layer.place[document.canvas], fill };
}

/** Where a line stands in a scene that has no chat overlay of its own: a lower third. */
const LOWER_THIRD: Slot = {
  wide: { x: 0.035, y: 0.6, width: 0.55, height: 0.28 },
  tall: { x: 0.05, y: 0.4, width: 0.9, height: 0.14 },
};

/** The line that the crew shows, above all other layers where none of them is there for it. */
function highlightLayer(scene: Scene, document: Scenes, live: LiveData): DrawnLayer | undefined {
  const fill = highlightFill(live);
  const isChat = ({ visible, sourceId }: Layer) =>
    visible &&
    document.sources.some(
      source => source.id === sourceId && source.kind === 'overlay' && source.overlay.kind === 'chat',
    );
  if (!fill || scene.layers.some(isChat)) return undefined;
  return drawnWith(newLayer('highlight', '', LOWER_THIRD), document, fill);
}

/**
 * Resolves a scene for the compositor: its visible, non-empty layers, back to front, placed for the document's canvas.
 * Overlays and viewers' cards use the same state, so they can't disagree.
 */
export function bind(scene: Scene, document: Scenes, live: LiveData): DrawnScene {
  const layers = scene.layers.flatMap(layer => drawn(layer, document, live) ?? []);
  const highlight = highlightLayer(scene, document, live);
  return { id: scene.id, layers: highlight ? [...layers, highlight] : layers };
}
