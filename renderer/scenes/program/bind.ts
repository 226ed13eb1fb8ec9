import type { RoomView } from '../../../client/room.ts';
import { cardNow, isRunning, type RunningDeal } from '../../../shared/deals/deal.ts';
import type { Money } from '../../../shared/money.ts';
import type { Pin } from '../../../shared/offers.ts';
import type { ProductCard } from '../../../shared/product.ts';
import { type Layer, PLAIN_LOOK, type Scene, type Scenes, type Source } from '../../../shared/scenes.ts';
import type { ShowState } from '../../../shared/show-state.ts';
import type { DrawnCard, DrawnLayer, DrawnScene, Fill } from '../../compositor/drawn-scene.ts';

/** How numbers become texts, in the language of the studio. */
export interface Wording {
  price(money: Money): string;
  /** What to say of the stock; undefined where there is nothing to say. */
  stock(left: number | undefined): string | undefined;
}

/** What a picture shows besides the document: the show, and the host's choices of the moment. */
export interface Live {
  readonly show: Pick<ShowState, 'pins' | 'messages' | 'deals'>;
  /** How the deals sell, by deal. */
  readonly figures: RoomView['figures'];
  /** The chat message that the host shows in the picture. */
  readonly highlightedId: string | undefined;
  /** How far each wheel has turned, by its source's id. */
  readonly turns: Readonly<Record<string, number>>;
  readonly words: Wording;
}

/** Under this id the compositor has the picture of a product. */
export const pictureIdOf = (card: Pick<ProductCard, 'id'>): string => `product ${card.id}`;

/** The deal whose card a pin is, while it runs. */
function dealOf({ dealId }: Pin, { show }: Live): RunningDeal | undefined {
  const deal = dealId === undefined ? undefined : show.deals[dealId];
  return deal && isRunning(deal) ? deal : undefined;
}

function cardOf(pin: Pin, live: Live): DrawnCard {
  const { words, figures } = live;
  const deal = dealOf(pin, live);
  const card = deal ? cardNow(pin.card, deal, figures[deal.plan.id]?.left ?? deal.plan.units) : pin.card;
  const until = deal?.stage.endsAt ?? pin.until;
  const stock = words.stock(card.stock);
  return {
    name: card.title,
    price: words.price(card.price),
    ...(card.compareAt ? { oldPrice: words.price(card.compareAt) } : {}),
    ...(stock === undefined ? {} : { stock }),
    ...(card.picture ? { pictureId: pictureIdOf(card) } : {}),
    ...(until === undefined ? {} : { until }),
  };
}

/** What an overlay shows now; undefined while there is nothing to show. */
function overlayFill(source: Extract<Source, { kind: 'overlay' }>, live: Live): Fill | undefined {
  const { overlay } = source;
  switch (overlay.kind) {
    case 'product': {
      const pin = live.show.pins.at(-1);
      return pin && { kind: 'product', card: cardOf(pin, live) };
    }
    case 'chat': {
      // A message that was deleted meanwhile is not in the show any more, and so leaves the picture as well.
      const message = live.show.messages.find(each => each.id === live.highlightedId);
      return message && { kind: 'chat', name: message.name, text: message.text };
    }
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

function fillOf(source: Source, live: Live): Fill | undefined {
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

function drawn(layer: Layer, document: Scenes, live: Live): DrawnLayer | undefined {
  const source = document.sources.find(each => each.id === layer.sourceId);
  const fill = layer.visible && source ? fillOf(source, live) : undefined;
  if (!fill) return undefined;
  const { id, opacity, mirror, fit, crop, rounding } = layer;
  return { id, opacity, mirror, fit, crop, rounding, place: layer.place[document.canvas], fill };
}

/**
 * A scene as it is drawn now: its visible layers with something to show, back to front, for the document's canvas.
 * The same show that draws the viewers' cards fills the overlays, so picture and cards can't disagree.
 */
export function bind(scene: Scene, document: Scenes, live: Live): DrawnScene {
  return { id: scene.id, layers: scene.layers.flatMap(layer => drawn(layer, document, live) ?? []) };
}
