import { withEdits, withImported } from './catalog-change.ts';
import { dealApplies, dealsSeenBy } from './deals/apply.ts';
import type { EventData, EventName, ShowEvent } from './events.ts';
import { broughtToFront } from './offers.ts';
import { brandProductOf } from './product.ts';
import type { Viewpoint } from './roles.ts';
import { movedTo, spentOn, withSegment } from './runofshow.ts';
import { type ChatMessage, emptyShow, type Interest, MAX_MESSAGES, type ShowState } from './show-state.ts';

type Apply<N extends EventName> = (state: ShowState, data: EventData<N>, at: number) => Partial<ShowState>;

const newest = <T>(list: readonly T[]): T[] => list.slice(-MAX_MESSAGES);

/** Puts a message where its time says, so that an approved or restored one stands among its neighbours. */
function withMessage(messages: readonly ChatMessage[], message: ChatMessage): ChatMessage[] {
  const later = messages.findIndex(other => other.at > message.at);
  const place = later === -1 ? messages.length : later;
  return newest([...messages.slice(0, place), message, ...messages.slice(place)]);
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

function withInterest(
  state: ShowState,
  productId: string,
  change: (now: Interest) => Interest,
): Partial<ShowState> {
  if (state.viewpoint === 'viewer') return {};
  return { interest: { ...state.interest, [productId]: change(state.interest[productId] ?? { clicks: 0 }) } };
}

const withheldWithout = (state: ShowState, messageId: string) =>
  state.withheld.filter(entry => entry.message.id !== messageId);

const applies: { [N in EventName]: Apply<N> } = {
  'show.created': (_state, data) => ({ title: data.title }),
  'show.renamed': (_state, data) => ({ title: data.title }),
  'show.wentLive': (_state, _data, at) => ({ phase: { kind: 'live', since: at } }),
  'show.ended': (state, _data, at) => ({
    phase: { kind: 'ended', at, since: state.phase.kind === 'live' ? state.phase.since : at },
    pins: [],
  }),

  'chat.posted': (state, { message }) => ({ messages: withMessage(state.messages, message) }),
  'chat.held': (state, { message, reasons }) => ({
    withheld: newest([...state.withheld, { message, reasons, state: 'held', was: 'held' }]),
  }),
  'chat.approved': (state, { message }) => ({
    messages: withMessage(state.messages, message),
    withheld: withheldWithout(state, message.id),
  }),
  'chat.deleted': (state, { messageId, was }) => {
    const message = state.messages.find(each => each.id === messageId);
    const held = state.withheld.find(entry => entry.message.id === messageId);
    const gone = message ?? held?.message;
    const kept = withheldWithout(state, messageId);
    return {
      messages: state.messages.filter(each => each.id !== messageId),
      withheld:
        state.viewpoint === 'crew' && gone
          ? newest([...kept, { message: gone, reasons: held?.reasons ?? [], state: 'deleted', was }])
          : kept,
    };
  },
  'chat.restored': (state, { message, to, reasons }) => {
    const kept = withheldWithout(state, message.id);
    if (to === 'posted') return { messages: withMessage(state.messages, message), withheld: kept };
    return { withheld: newest([...kept, { message, reasons, state: 'held', was: 'held' }]) };
  },

  'moderation.muted': (state, mute) => ({ mutes: { ...state.mutes, [mute.personId]: mute } }),
  'moderation.unmuted': (state, { personId }) => ({ mutes: without(state.mutes, personId) }),
  'moderation.filterAdded': (state, { filter }) => ({ filters: [...state.filters, filter] }),
  'moderation.filterRemoved': (state, { filterId }) => ({
    filters: state.filters.filter(filter => filter.id !== filterId),
  }),

  'offer.pinned': (state, { pin }) => {
    const known = state.products.some(product => product.id === pin.card.id);
    return {
      pins: [...state.pins, pin],
      ...(known ? withInterest(state, pin.card.id, now => ({ ...now, shownAt: pin.at })) : {}),
    };
  },
  'offer.unpinned': (state, { pinId }) => ({ pins: state.pins.filter(pin => pin.id !== pinId) }),
  'offer.ordered': (state, { pinIds }) => ({ pins: broughtToFront(state.pins, pinIds) }),
  'offer.refreshed': (state, { pinId, card }) => ({
    pins: state.pins.map(pin => (pin.id === pinId ? { ...pin, card } : pin)),
  }),
  'offer.opened': (state, { productId }) =>
    withInterest(state, productId, now => ({ ...now, clicks: now.clicks + 1 })),

  'catalog.imported': (state, data, at) => ({ products: withImported(state.products, data.products, at) }),
  'catalog.edited': (state, { edits }, at) => ({ products: withEdits(state.products, edits, at) }),
  ...dealApplies,
  'scenes.saved': (state, { scenes }) => ({
    scenes,
    // A scene that was removed is on program no longer; the studio takes another.
    sceneId: scenes.scenes.some(scene => scene.id === state.sceneId) ? state.sceneId : undefined,
  }),
  'scenes.taken': (_state, { sceneId }) => ({ sceneId }),
  'runofshow.put': ({ runofshow }, { segment, place }) => ({
    runofshow: { ...runofshow, segments: withSegment(runofshow.segments, segment, place) },
  }),
  'runofshow.moved': ({ runofshow }, { segmentId, place }) => ({
    runofshow: { ...runofshow, segments: movedTo(runofshow.segments, segmentId, place) },
  }),
  'runofshow.removed': ({ runofshow }, { segmentId }) => ({
    runofshow: {
      segments: runofshow.segments.filter(({ id }) => id !== segmentId),
      spent: without(runofshow.spent, segmentId),
      ...(runofshow.now && runofshow.now.segmentId !== segmentId ? { now: runofshow.now } : {}),
    },
  }),
  'runofshow.entered': ({ runofshow }, { segmentId }, at) => {
    const before = runofshow.now?.segmentId;
    const spent = before ? { ...runofshow.spent, [before]: spentOn(runofshow, before, at) } : runofshow.spent;
    return { runofshow: { ...runofshow, spent, now: { segmentId, since: at } } };
  },
  'restream.added': (state, { destination }) => ({ restream: [...state.restream, destination] }),
  'restream.removed': (state, { destinationId }) => ({
    restream: state.restream.filter(({ id }) => id !== destinationId),
  }),
  'restream.wanted': (state, { destinationId, wanted }) => ({
    restream: state.restream.map(each => (each.id === destinationId ? { ...each, wanted } : each)),
  }),
  'ingest.used': (state, { input }) => ({ ingest: { ...state.ingest, input } }),
  'ingest.keyRenewed': (state, { keyVersion }) => ({ ingest: { ...state.ingest, keyVersion } }),
  'recording.started': (state, { recording }) => ({ recordings: [...state.recordings, recording] }),
  'recording.stopped': (state, { recordingId, ms }) => ({
    recordings: state.recordings.map(each => (each.id === recordingId ? { ...each, ms } : each)),
  }),
  'recording.clipped': (state, { clip }) => ({ clips: [...state.clips, clip] }),
  'suggest.dismissed': (state, { productId }, at) =>
    withInterest(state, productId, now => ({ ...now, dismissedAt: at })),
  'team.invited': (state, { invite }) => ({ invites: [...state.invites, invite] }),
  'team.revoked': (state, { inviteId }) => ({
    invites: state.invites.map(invite => (invite.id === inviteId ? { ...invite, revoked: true } : invite)),
  }),
};

/**
 * Folds one event into a show. The same function runs on the server, in the studio and on the viewer's page, so a
 * replica that saw the same events holds the same show. The given state is not changed.
 */
export function applyEvent(state: ShowState, event: ShowEvent): ShowState {
  const apply = applies[event.name] as Apply<EventName>;
  return { ...state, ...apply(state, event.data, event.at), seq: event.seq };
}

/** Cuts the server's state down to what a viewpoint may see: the snapshot of a join. */
export function viewOf(state: ShowState, viewpoint: Viewpoint): ShowState {
  const deals = dealsSeenBy(state, viewpoint);
  if (viewpoint.kind === 'crew') return { ...state, ...deals };
  const own = state.products.filter(
    product => viewpoint.kind === 'brand' && product.brand === viewpoint.brand,
  );
  const mute = state.mutes[viewpoint.personId];
  return {
    ...emptyShow(viewpoint.kind),
    seq: state.seq,
    title: state.title,
    phase: state.phase,
    messages: state.messages,
    pins: state.pins,
    ...deals,
    mutes: mute ? { [viewpoint.personId]: mute } : {},
    products: own.map(brandProductOf),
    interest: Object.fromEntries(
      own.flatMap(({ id }) => {
        const { dismissedAt: _private, ...seen } = state.interest[id] ?? { clicks: 0 };
        return seen.clicks > 0 || seen.shownAt !== undefined ? [[id, seen]] : [];
      }),
    ),
  };
}
