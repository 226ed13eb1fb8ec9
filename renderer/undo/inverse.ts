import { type Mute, muteOf } from '../../shared/moderation/rules.ts';
import { MIN_PIN_SECONDS, type Pin } from '../../shared/offers/pin.ts';
import type { Command, CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { inverseChange } from '../catalog/table/edits.ts';

/** The show's state before a command, which its inverse restores. */
interface Before {
  readonly show: ShowState;
  /** Server time of the undo. */
  readonly now: number;
}

type Inverse<N extends CommandName> = (
  data: CommandData<N>,
  result: CommandResult<N>,
  before: Before,
) => Command | undefined;

const SHORTEST_MUTE_SECONDS = 10;

function muteAgain({ personId, until }: Mute, now: number): Command {
  const left = until === null ? null : Math.max(SHORTEST_MUTE_SECONDS, Math.ceil((until - now) / 1000));
  return { name: 'moderation.mute', data: { personId, seconds: left } };
}

function pinAgain({ card, until, withSegment }: Pin, now: number): Command {
  const left =
    until === undefined ? {} : { seconds: Math.max(MIN_PIN_SECONDS, Math.ceil((until - now) / 1000)) };
  const ends = { ...left, ...(withSegment ? { withSegment } : {}) };
  return { name: 'offer.pin', data: { productId: card.id, ends } };
}

const inverses: { [N in CommandName]?: Inverse<N> } = {
  'chat.delete': data => ({ name: 'chat.restore', data }),
  'chat.restore': data => ({ name: 'chat.delete', data }),
  'chat.approve': data => ({ name: 'chat.delete', data }),
  'moderation.mute': ({ personId }, _result, { show, now }) => {
    const earlier = muteOf(show.moderation, personId, now);
    return earlier ? muteAgain(earlier, now) : { name: 'moderation.unmute', data: { personId } };
  },
  'moderation.unmute': ({ personId }, _result, { show, now }) => {
    const lifted = muteOf(show.moderation, personId, now);
    return lifted && muteAgain(lifted, now);
  },
  'moderation.addFilter': (_data, { filterId }, { show }) => {
    // For a phrase that exists already, the server returns that filter and changes nothing.
    const had = show.moderation.filters.some(filter => filter.id === filterId);
    return had ? undefined : { name: 'moderation.removeFilter', data: { filterId } };
  },
  'moderation.removeFilter': ({ filterId }, _result, { show }) => {
    const removed = show.moderation.filters.find(filter => filter.id === filterId);
    return removed && { name: 'moderation.addFilter', data: { phrase: removed.phrase } };
  },
  'offer.pin': (_data, { pinId }) => ({ name: 'offer.unpin', data: { pinId, undo: true } }),
  'offer.unpin': ({ pinId }, _result, { show, now }) => {
    const unpinned = show.offers.pins.find(pin => pin.id === pinId);
    return unpinned && pinAgain(unpinned, now);
  },
  'offer.order': (_data, _result, { show }) => {
    const pinIds = show.offers.pins.map(pin => pin.id).reverse();
    return pinIds.length > 0 ? { name: 'offer.order', data: { pinIds } } : undefined;
  },
  'catalog.edit': ({ productId, change }, _result, { show }) => {
    const product = show.catalog.products.find(({ id }) => id === productId);
    return product && { name: 'catalog.edit', data: { productId, change: inverseChange(product, change) } };
  },
  'catalog.editMany': ({ edits }, _result, { show }) => {
    const products = new Map(show.catalog.products.map(product => [product.id, product]));
    const back = edits.flatMap(({ productId, change }) => {
      const product = products.get(productId);
      return product ? [{ productId, change: inverseChange(product, change) }] : [];
    });
    return { name: 'catalog.editMany', data: { edits: back } };
  },
  // The restored deal has to be accepted again, as prices may have changed meanwhile.
  'deal.remove': ({ dealId }, _result, { show }) => {
    const deal = show.deals.byId[dealId];
    return deal && { name: 'deal.save', data: { plan: deal.plan } };
  },
  'runofshow.remove': ({ segmentId }, _result, { show }) => {
    const { segments } = show.runofshow;
    const place = segments.findIndex(({ id }) => id === segmentId);
    const segment = segments[place];
    return segment && { name: 'runofshow.put', data: { segment, place } };
  },
  'runofshow.move': ({ segmentId }, _result, { show }) => {
    const place = show.runofshow.segments.findIndex(({ id }) => id === segmentId);
    return place < 0 ? undefined : { name: 'runofshow.move', data: { segmentId, place } };
  },
};

/**
 * The command that undoes another one; undefined if it can't be undone. Undoing a mute that replaced an earlier one
 * restores that, with its remaining time.
 */
export function inverseOf<N extends CommandName>(
  name: N,
  data: CommandData<N>,
  result: CommandResult<N>,
  before: Before,
): Command | undefined {
  const inverse: Inverse<N> | undefined = inverses[name];
  return inverse?.(data, result, before);
}
