import { z } from 'zod';
import { brandEditOf, LoggedEdit } from './catalog.ts';
import { dealEventData, seeDeal, seeOwnBrand } from './deals/events.ts';
import { IngestInput } from './ingest.ts';
import { Pin, UnpinReason } from './offers.ts';
import { brandProductOf, MAX_PRODUCTS, Product, ProductCard } from './product.ts';
import { Clip, Recording } from './recording.ts';
import { Destination } from './restream.ts';
import { Actor, type Viewpoint } from './roles.ts';
import { Segment } from './runofshow.ts';
import { Scenes } from './scenes.ts';
import { ChatMessage, Filter, HoldReason, Invite, Mute } from './show-state.ts';

/** Decides what one viewpoint sees of an event's data: all of it, a part, or nothing (undefined). */
type See<D> = (data: D, viewpoint: Viewpoint) => D | undefined;

interface EventDefinition<S extends z.ZodType> {
  readonly data: S;
  readonly see: See<z.infer<S>>;
  /** Where the event concerns one person: who that is. Beside them only the crew sees anything of it. */
  readonly person: ((data: z.infer<S>) => string) | undefined;
}

function event<S extends z.ZodType>(
  data: S,
  see: See<z.infer<S>>,
  person?: (data: z.infer<S>) => string,
): EventDefinition<S> {
  return { data, see, person };
}

/** An event that one person and the crew see. */
function personal<S extends z.ZodType>(data: S, person: (data: z.infer<S>) => string): EventDefinition<S> {
  const see = (value: z.infer<S>, viewpoint: Viewpoint) =>
    viewpoint.kind === 'crew' || viewpoint.personId === person(value) ? value : undefined;
  return event(data, see, person);
}

const toAll = <D>(data: D): D => data;
const toCrew = <D>(data: D, viewpoint: Viewpoint): D | undefined =>
  viewpoint.kind === 'crew' ? data : undefined;
const toStaff = <D>(data: D, viewpoint: Viewpoint): D | undefined =>
  viewpoint.kind === 'viewer' ? undefined : data;
const toPersonAlone =
  <D>(person: (data: D) => string) =>
  (data: D, viewpoint: Viewpoint): D | undefined =>
    viewpoint.personId === person(data) ? data : undefined;

/**
 * Everything that can happen in a show, in the past tense, with the shape of its data and who may see it.
 * A message, price or name that a viewpoint must not know is cut here, before it is encoded for anybody.
 */
export const events = {
  'show.created': event(z.object({ title: z.string() }), toAll),
  'show.renamed': event(z.object({ title: z.string() }), toAll),
  'show.wentLive': event(z.object({}), toAll),
  'show.ended': event(z.object({}), toAll),

  'chat.posted': event(z.object({ message: ChatMessage }), toAll),
  'chat.held': event(z.object({ message: ChatMessage, reasons: z.array(HoldReason) }), toCrew),
  'chat.approved': event(z.object({ message: ChatMessage }), toAll),
  'chat.deleted': event(
    z.object({ messageId: z.string(), was: z.enum(['posted', 'held']) }),
    (data, viewpoint) => (data.was === 'posted' || viewpoint.kind === 'crew' ? data : undefined),
  ),
  'chat.restored': event(
    z.object({ message: ChatMessage, to: z.enum(['posted', 'held']), reasons: z.array(HoldReason) }),
    (data, viewpoint) => {
      if (viewpoint.kind === 'crew') return data;
      return data.to === 'posted' ? { ...data, reasons: [] } : undefined;
    },
  ),

  'moderation.muted': personal(Mute, ({ personId }) => personId),
  'moderation.unmuted': personal(z.object({ personId: z.string() }), ({ personId }) => personId),
  'moderation.filterAdded': event(z.object({ filter: Filter }), toCrew),
  'moderation.filterRemoved': event(z.object({ filterId: z.string() }), toCrew),

  'offer.pinned': event(z.object({ pin: Pin }), toAll),
  'offer.unpinned': event(z.object({ pinId: z.string(), reason: UnpinReason.default('host') }), toAll),
  /** The foremost first; all that are pinned. */
  'offer.ordered': event(z.object({ pinIds: z.array(z.string()) }), toAll),
  /** What a pinned card says of its product has changed, but not its price. */
  'offer.refreshed': event(z.object({ pinId: z.string(), card: ProductCard }), toAll),
  'offer.opened': event(
    z.object({ productId: z.string(), personId: z.string(), brand: z.string().optional() }),
    (data, viewpoint) => {
      if (viewpoint.kind === 'crew') return data;
      const own = viewpoint.kind === 'brand' && data.brand === viewpoint.brand;
      return own ? { ...data, personId: '' } : undefined;
    },
  ),

  'catalog.imported': event(z.object({ products: z.array(Product).max(MAX_PRODUCTS) }), (data, viewpoint) => {
    if (viewpoint.kind === 'crew') return data;
    if (viewpoint.kind === 'viewer') return undefined;
    const own = data.products.filter(product => product.brand === viewpoint.brand);
    return own.length === 0 ? undefined : { products: own.map(brandProductOf) };
  }),
  'catalog.edited': event(z.object({ edits: z.array(LoggedEdit).max(MAX_PRODUCTS) }), (data, viewpoint) => {
    if (viewpoint.kind === 'crew') return data;
    if (viewpoint.kind === 'viewer') return undefined;
    const own = data.edits.flatMap(edit => (edit.brand === viewpoint.brand ? (brandEditOf(edit) ?? []) : []));
    return own.length === 0 ? undefined : { edits: own };
  }),
  'deal.saved': event(dealEventData['deal.saved'], seeDeal),
  'deal.moved': event(dealEventData['deal.moved'], seeDeal),
  'deal.removed': event(dealEventData['deal.removed'], seeOwnBrand),
  'deal.rulesSet': event(dealEventData['deal.rulesSet'], toStaff),
  'deal.claimed': personal(dealEventData['deal.claimed'], ({ claim }) => claim.personId),
  'deal.queued': personal(dealEventData['deal.queued'], ({ claim }) => claim.personId),
  'deal.paid': personal(dealEventData['deal.paid'], ({ claim }) => claim.personId),
  'deal.returned': personal(dealEventData['deal.returned'], ({ claim }) => claim.personId),
  // What somebody would pay at most is theirs to know: a host who knew it could bid against them.
  'deal.bid': event(
    dealEventData['deal.bid'],
    toPersonAlone(({ bid }) => bid.personId),
    ({ bid }) => bid.personId,
  ),
  'deal.bidTakenBack': event(
    dealEventData['deal.bidTakenBack'],
    toPersonAlone(({ personId }) => personId),
    ({ personId }) => personId,
  ),
  'deal.auctionMoved': event(dealEventData['deal.auctionMoved'], toAll),
  'scenes.saved': event(z.object({ scenes: Scenes }), toCrew),
  'scenes.taken': event(z.object({ sceneId: z.string() }), toCrew),
  'runofshow.put': event(z.object({ segment: Segment, place: z.number().int().optional() }), toCrew),
  'runofshow.moved': event(z.object({ segmentId: z.string(), place: z.number().int() }), toCrew),
  'runofshow.removed': event(z.object({ segmentId: z.string() }), toCrew),
  'runofshow.entered': event(z.object({ segmentId: z.string() }), toCrew),
  'restream.added': event(z.object({ destination: Destination }), toCrew),
  'restream.removed': event(z.object({ destinationId: z.string() }), toCrew),
  'restream.wanted': event(z.object({ destinationId: z.string(), wanted: z.boolean() }), toCrew),
  'ingest.used': event(z.object({ input: IngestInput }), toCrew),
  'ingest.keyRenewed': event(z.object({ keyVersion: z.number().int().positive() }), toCrew),
  'recording.started': event(z.object({ recording: Recording }), toCrew),
  'recording.stopped': event(z.object({ recordingId: z.string(), ms: z.number() }), toCrew),
  'recording.clipped': event(z.object({ clip: Clip }), toCrew),
  'suggest.dismissed': event(z.object({ productId: z.string() }), toCrew),
  'team.invited': event(z.object({ invite: Invite }), toCrew),
  'team.revoked': event(z.object({ inviteId: z.string() }), toCrew),
} as const;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.infer<(typeof events)[N]['data']>;

/** An event as a `decide` function proposes it, before the log has given it a number and a time. */
export type NewEvent = { [N in EventName]: { name: N; data: EventData<N> } }[EventName];

/** An event of the log. `by` is who caused it; only the crew sees that. */
export type ShowEvent = NewEvent & { seq: number; at: number; by?: Actor | undefined };

const Envelope = z.object({
  seq: z.number().int().positive(),
  at: z.number(),
  by: Actor.optional(),
  name: z.enum(Object.keys(events) as [EventName, ...EventName[]]),
  data: z.unknown(),
});

/** Parses an event from the wire or the log. Throws a ZodError where it has not the form of its name. */
export function parseEvent(value: unknown): ShowEvent {
  const envelope = Envelope.parse(value);
  return { ...envelope, data: events[envelope.name].data.parse(envelope.data) } as ShowEvent;
}

/** What a viewpoint sees of an event: the event, a cut copy of it, or undefined. */
export function seenBy(event: ShowEvent, viewpoint: Viewpoint): ShowEvent | undefined {
  const see = events[event.name].see as See<unknown>;
  const data = see(event.data, viewpoint);
  if (data === undefined) return undefined;
  if (viewpoint.kind === 'crew') return event;
  return { seq: event.seq, at: event.at, name: event.name, data } as ShowEvent;
}

/** The event that takes `pin.at`, `message.at` and the like as given; a helper that keeps literals typed. */
export function newEvent<N extends EventName>(name: N, data: EventData<N>): NewEvent {
  return { name, data } as NewEvent;
}
