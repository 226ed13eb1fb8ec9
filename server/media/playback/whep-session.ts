import type { types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import type { MediaKind } from '../../../shared/media/contract.ts';
import { INITIAL_OUTGOING_BITRATE } from '../codecs.ts';
import { notOnAir } from '../http-error.ts';
import type { RouterContext } from '../media-peer.ts';
import type { MediaRoom } from '../media-room.ts';
import { negotiate, RtcSession } from '../rtc-session.ts';
import type { AnsweredSection } from '../sdp/answer.ts';
import { asOffered, withRouterH264 } from '../sdp/h264.ts';
import {
  commonCapabilities,
  dtlsParametersOf,
  type Offer,
  OfferError,
  type Section,
  sectionsOf,
} from '../sdp/offer.ts';
import { type FirstLayerOptions, startOnSentLayer } from './first-layer.ts';
import type { PayloadTypeRouters, TrackMapping } from './payload-type-routers.ts';
import { PictureGuard } from './picture-guard.ts';
import { highestSentLayer } from './sent-layers.ts';

/** Id of the media stream that a player's tracks belong to. */
const STREAM = 'show';

/**
 * How long a session is kept after the producers on air have changed. The show's own pages are told of the change and
 * open a new session at once, with the old one on screen until then; other players learn it by the session's end.
 */
const CLOSE_DELAY_MS = 1000;

/**
 * Answers a player's offer with the producers on air. The session ends when those change, and the player opens another.
 * Throws an OfferError where the player supports none of their codecs, and an HttpError where they ended meanwhile.
 * @param layer the highest simulcast layer that the player wants; undefined for no limit
 */
export async function openWhepSession(
  room: MediaRoom,
  context: RouterContext,
  routers: PayloadTypeRouters,
  offer: Offer,
  layer?: number,
): Promise<RtcSession> {
  const { air } = room;
  try {
    return await negotiate(() => open(room, context, routers, offer, layer));
  } catch (error) {
    // A producer that has closed under the negotiation is no fault of the offer's.
    if (error instanceof OfferError && room.air !== air) throw notOnAir();
    throw error;
  }
}

async function open(
  room: MediaRoom,
  context: RouterContext,
  routers: PayloadTypeRouters,
  offer: Offer,
  layer: number | undefined,
): Promise<RtcSession> {
  const { air } = room;
  const { wanted, unsupported } = matchTracks(offer, room, context);
  if (wanted.length === 0)
    throw new OfferError('unacceptable', 'None of the offered codecs is on air; offer Opus, VP8 and H.264.');
  const mapped = await routers.acquire(
    context,
    wanted.map(({ track }) => track),
  );
  let transport: types.WebRtcTransport | undefined;
  try {
    const opened = await RtcSession.openTransport(context, mapped.router, {
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE,
    });
    transport = opened;
    const sent = wanted.map(({ track }) => highestSentLayer(track.producer));
    const consumed = await Promise.all(
      mapped.producers.map((producer, index) =>
        consume(opened, producer, wanted[index], { limit: layer, sent: sent[index] }),
      ),
    );
    const guards = consumed.map(({ consumer }, index) => guardOf(opened, consumer, mapped.producers[index]));
    await opened.connect({ dtlsParameters: dtlsParametersOf(offer) });
    const session = new RtcSession(offer, opened, new Map(consumed.map(({ answered }) => answered)));
    session.air = air;
    session.unsupported = unsupported;
    const guard = guards.find(Boolean);
    session.isPictureHeldBack = () => guard?.isHeldBack ?? false;
    session.onClose(mapped.release);
    session.onClose(room.players.add(session));
    session.onClose(room.onAirChange(() => setTimeout(() => session.close(), CLOSE_DELAY_MS)));
    return session;
  } catch (error) {
    transport?.close();
    mapped.release();
    throw error;
  }
}

interface MatchedTrack {
  readonly section: Section;
  /** The section's codecs and extensions, as mediasoup is told of them. */
  readonly capabilities: client.RtpCapabilities;
  readonly track: TrackMapping;
}

interface MatchedTracks {
  readonly wanted: readonly MatchedTrack[];
  /** The kinds whose section has none of the codecs on air. */
  readonly unsupported: readonly MediaKind[];
}

/** Matches the producers on air to sections of the offer, with the payload type that the offer gives their codec. */
function matchTracks(offer: Offer, room: MediaRoom, context: RouterContext): MatchedTracks {
  const sections = sectionsOf(offer, 'recvonly');
  const unsupported: MediaKind[] = [];
  const wanted = room.onAir.flatMap(producer => {
    const section = sections.find(({ type }) => type === producer.kind);
    if (!section) return [];
    const match = matchTrack(section, producer, context.router.rtpCapabilities);
    if (!match) unsupported.push(producer.kind);
    return match ?? [];
  });
  return { wanted, unsupported };
}

/**
 * Finds the codec of a producer among a section's. A player that decodes another profile of H.264 decodes constrained
 * baseline too, and is taken at that where it names no other; but none that only takes whole NAL units in its packets.
 */
function matchTrack(
  section: Section,
  producer: types.Producer,
  routerCapabilities: object,
): MatchedTrack | undefined {
  const [codec] = producer.consumableRtpParameters.codecs;
  for (const capabilities of [section.capabilities, withRouterH264(section.capabilities, [1])]) {
    const { codecs } = commonCapabilities(capabilities, routerCapabilities);
    const payloadType = codecs.find(
      ({ remotePayloadType }) => remotePayloadType === codec?.payloadType,
    )?.localPayloadType;
    if (payloadType !== undefined) return { section, capabilities, track: { producer, payloadType } };
  }
  return undefined;
}

interface Consumed {
  readonly consumer: types.Consumer;
  readonly answered: readonly [mid: string, AnsweredSection];
}

const guardOf = (
  transport: types.WebRtcTransport,
  consumer: types.Consumer,
  producer: types.Producer | undefined,
): PictureGuard | undefined =>
  producer?.kind === 'video' ? new PictureGuard(consumer, producer, transport) : undefined;

async function consume(
  transport: types.WebRtcTransport,
  producer: types.Producer,
  matched: MatchedTrack | undefined,
  choice: Pick<FirstLayerOptions, 'limit' | 'sent'>,
): Promise<Consumed> {
  if (!matched) throw new Error('A mapped track has no section in the offer.');
  const { section, capabilities } = matched;
  // Without RTX codecs, retransmissions use the track's own payload type: RTX's would be the router's choice, not the offer's.
  const codecs = (capabilities.codecs ?? []).filter(({ mimeType }) => !mimeType.endsWith('/rtx'));
  const consumer = await transport.consume({
    producerId: producer.id,
    rtpCapabilities: { ...capabilities, codecs } as types.RtpCapabilities,
    mid: section.mid,
  });
  if (consumer.type === 'simulcast')
    await startOnSentLayer(consumer, transport, {
      layers: producer.rtpParameters.encodings?.length ?? 1,
      ...choice,
    });
  const { rtpParameters } = consumer;
  const ssrc = rtpParameters.encodings?.[0]?.ssrc ?? 0;
  return {
    consumer,
    answered: [
      section.mid,
      {
        direction: 'sendonly',
        codecs: asOffered(rtpParameters.codecs, section.capabilities),
        headerExtensions: rtpParameters.headerExtensions ?? [],
        source: { ssrc, cname: rtpParameters.rtcp?.cname ?? STREAM, stream: STREAM },
      },
    ],
  };
}
