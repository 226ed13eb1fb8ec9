import type { Command, CommandData, CommandName, CommandResult } from '../../shared/protocol.ts';
import { type Mute, muteOf, type ShowState } from '../../shared/show-state.ts';

/** The show when a command was sent, which is what taking it back goes back to. */
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

const inverses: { [N in CommandName]?: Inverse<N> } = {
  'chat.delete': data => ({ name: 'chat.restore', data }),
  'chat.restore': data => ({ name: 'chat.delete', data }),
  'chat.approve': data => ({ name: 'chat.delete', data }),
  'moderation.mute': ({ personId }, _result, { show, now }) => {
    const earlier = muteOf(show, personId, now);
    return earlier ? muteAgain(earlier, now) : { name: 'moderation.unmute', data: { personId } };
  },
  'moderation.unmute': ({ personId }, _result, { show, now }) => {
    const lifted = muteOf(show, personId, now);
    return lifted && muteAgain(lifted, now);
  },
  'moderation.addFilter': (_data, { filterId }, { show }) => {
    // The server answers a phrase that it had already with that filter; such an answer changed nothing.
    const had = show.filters.some(filter => filter.id === filterId);
    return had ? undefined : { name: 'moderation.removeFilter', data: { filterId } };
  },
  'moderation.removeFilter': ({ filterId }, _result, { show }) => {
    const removed = show.filters.find(filter => filter.id === filterId);
    return removed && { name: 'moderation.addFilter', data: { phrase: removed.phrase } };
  },
  'offer.pin': (_data, { pinId }) => ({ name: 'offer.unpin', data: { pinId } }),
  'offer.unpin': ({ pinId }, _result, { show }) => {
    const unpinned = show.pins.find(pin => pin.id === pinId);
    return unpinned && { name: 'offer.pin', data: { productId: unpinned.card.id } };
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
 * The command that takes another one back, or undefined where the world does not allow it. A mute that replaced a
 * mute goes back to the earlier one, with the time that it still has left.
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
