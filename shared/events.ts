import { z } from 'zod';
import { brandEditOf, LoggedEdit } from './catalog.ts';
import { Destination } from './egress.ts';
import { IngestInput } from './ingest.ts';
import { Pin, UnpinReason } from './offers.ts';
import { brandProductOf, MAX_PRODUCTS, Product, ProductCard } from './product.ts';
import { Clip, Recording } from './recording.ts';
import { Actor, type Lens } from './roles.ts';
import { Segment } from './runofshow.ts';
import { Scenes } from './scenes.ts';
import { ChatMessage, Filter, HoldReason, Invite, Mute } from './show-state.ts';

/** Decides what one lens sees of an event's data: all of it, a part, or nothing (undefined). */
type See<D> = (data: D, lens: Lens) => D | undefined;

interface EventDefinition<S extends z.ZodType> {
  readonly data: S;
  readonly see: See<z.infer<S>>;
  /** True where the answer depends on the person, not only on the kind of lens and the brand. */
  readonly personal: boolean;
}

function event<S extends z.ZodType>(data: S, see: See<z.infer<S>>, personal = false): EventDefinition<S> {
  return { data, see, personal };
}

const toAll = <D>(data: D): D => data;
const toCrew = <D>(data: D, lens: Lens): D | undefined => (lens.kind === 'crew' ? data : undefined);
const toCrewAndPerson = <D extends { personId: string }>(data: D, lens: Lens): D | undefined =>
  lens.kind === 'crew' || lens.personId === data.personId ? data : undefined;

/**
 * Everything that can happen in a show, in the past tense, with the shape of its data and who may see it.
 * A message, price or name that a lens must not know is cut here, before it is encoded for anybody.
 */
export const events = {
  'show.created': event(z.object({ title: z.string() }), toAll),
  'show.renamed': event(z.object({ title: z.string() }), toAll),
  'show.wentLive': event(z.object({}), toAll),
  'show.ended': event(z.object({}), toAll),

  'chat.posted': event(z.object({ message: ChatMessage }), toAll),
  'chat.held': event(z.object({ message: ChatMessage, reasons: z.array(HoldReason) }), toCrew),
  'chat.approved': event(z.object({ message: ChatMessage }), toAll),
  'chat.deleted': event(z.object({ messageId: z.string(), was: z.enum(['posted', 'held']) }), (data, lens) =>
    data.was === 'posted' || lens.kind === 'crew' ? data : undefined,
  ),
  'chat.restored': event(
    z.object({ message: ChatMessage, to: z.enum(['posted', 'held']), reasons: z.array(HoldReason) }),
    (data, lens) => {
      if (lens.kind === 'crew') return data;
      return data.to === 'posted' ? { ...data, reasons: [] } : undefined;
    },
  ),

  'moderation.muted': event(Mute, toCrewAndPerson, true),
  'moderation.unmuted': event(z.object({ personId: z.string() }), toCrewAndPerson, true),
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
    (data, lens) => {
      if (lens.kind === 'crew') return data;
      const own = lens.kind === 'brand' && data.brand === lens.brand;
      return own ? { ...data, personId: '' } : undefined;
    },
  ),

  'catalog.imported': event(z.object({ products: z.array(Product).max(MAX_PRODUCTS) }), (data, lens) => {
    if (lens.kind === 'crew') return data;
    if (lens.kind === 'viewer') return undefined;
    const own = data.products.filter(product => product.brand === lens.brand);
    return own.length === 0 ? undefined : { products: own.map(brandProductOf) };
  }),
  'catalog.edited': event(z.object({ edits: z.array(LoggedEdit).max(MAX_PRODUCTS) }), (data, lens) => {
    if (lens.kind === 'crew') return data;
    if (lens.kind === 'viewer') return undefined;
    const own = data.edits.flatMap(edit => (edit.brand === lens.brand ? (brandEditOf(edit) ?? []) : []));
    return own.length === 0 ? undefined : { edits: own };
  }),
  'scenes.saved': event(z.object({ scenes: Scenes }), toCrew),
  'scenes.taken': event(z.object({ sceneId: z.string() }), toCrew),
  'runofshow.put': event(z.object({ segment: Segment, place: z.number().int().optional() }), toCrew),
  'runofshow.moved': event(z.object({ segmentId: z.string(), place: z.number().int() }), toCrew),
  'runofshow.removed': event(z.object({ segmentId: z.string() }), toCrew),
  'runofshow.entered': event(z.object({ segmentId: z.string() }), toCrew),
  'egress.added': event(z.object({ destination: Destination }), toCrew),
  'egress.removed': event(z.object({ destinationId: z.string() }), toCrew),
  'egress.wanted': event(z.object({ destinationId: z.string(), wanted: z.boolean() }), toCrew),
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

/** What a lens sees of an event: the event, a cut copy of it, or undefined. */
export function seenBy(event: ShowEvent, lens: Lens): ShowEvent | undefined {
  const see = events[event.name].see as See<unknown>;
  const data = see(event.data, lens);
  if (data === undefined) return undefined;
  if (lens.kind === 'crew') return event;
  return { seq: event.seq, at: event.at, name: event.name, data } as ShowEvent;
}

/** The event that takes `pin.at`, `message.at` and the like as given; a helper that keeps literals typed. */
export function newEvent<N extends EventName>(name: N, data: EventData<N>): NewEvent {
  return { name, data } as NewEvent;
}
