import type { types } from 'mediasoup';
import { INITIAL_OUTGOING_BITRATE } from '../codecs.ts';
import type { RouterContext } from '../media-peer.ts';
import type { MediaRoom } from '../media-room.ts';
import { negotiate, RtcSession } from '../rtc-session.ts';
import type { AnsweredSection } from '../sdp/answer.ts';
import {
  commonCapabilities,
  dtlsParametersOf,
  type Offer,
  OfferError,
  type Section,
  sectionsOf,
} from '../sdp/offer.ts';
import type { Dialects, Numbered } from './payload-type-routers.ts';

const STREAM = 'show';

/**
 * How long a session is kept after something else went on air. The show's own pages hear of it and ask again at once,
 * and their old picture stands until the new one is there; a player that hears of nothing learns it by the end.
 */
const LINGER_MS = 1000;

/**
 * Answers a player's offer with what is on air. The session ends when something else goes on air, and its player asks
 * again. Throws an OfferError where the player understands nothing of it.
 * @param layer the largest simulcast layer that the player wants; all of them where undefined
 */
export function openPlayer(
  room: MediaRoom,
  context: RouterContext,
  dialects: Dialects,
  offer: Offer,
  layer?: number,
): Promise<RtcSession> {
  return negotiate(() => open(room, context, dialects, offer, layer));
}

async function open(
  room: MediaRoom,
  context: RouterContext,
  dialects: Dialects,
  offer: Offer,
  layer: number | undefined,
): Promise<RtcSession> {
  const { air } = room;
  const wanted = pairsOf(offer, room, context);
  if (wanted.length === 0)
    throw new OfferError('unacceptable', 'None of the offered codecs is on air; offer Opus, VP8 and H.264.');
  const dialect = await dialects.speak(
    context,
    wanted.map(({ track }) => track),
  );
  let transport: types.WebRtcTransport | undefined;
  try {
    const opened = await RtcSession.openTransport(context, dialect.router, {
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE,
    });
    transport = opened;
    const sections = wanted.map(({ section }) => section);
    const answered = await Promise.all(
      dialect.producers.map((producer, index) => consume(opened, producer, sections[index], offer, layer)),
    );
    await opened.connect({ dtlsParameters: dtlsParametersOf(offer) });
    const session = new RtcSession(offer, opened, new Map(answered));
    session.air = air;
    session.onClose(dialect.leave);
    session.onClose(room.onAirChange(() => setTimeout(() => session.close(), LINGER_MS)));
    return session;
  } catch (error) {
    transport?.close();
    dialect.leave();
    throw error;
  }
}

/** Which section takes which producer, and under which number. */
function pairsOf(
  offer: Offer,
  room: MediaRoom,
  context: RouterContext,
): { section: Section; track: Numbered }[] {
  const common = commonCapabilities(offer, context.router.rtpCapabilities);
  const sections = sectionsOf(offer, 'recvonly');
  return room.onAir.flatMap(producer => {
    const section = sections.find(({ type }) => type === producer.kind);
    const [codec] = producer.consumableRtpParameters.codecs;
    const known = common.codecs.find(({ remotePayloadType }) => remotePayloadType === codec?.payloadType);
    if (!section || known?.localPayloadType === undefined) return [];
    return [{ section, track: { producer, payloadType: known.localPayloadType } }];
  });
}

async function consume(
  transport: types.WebRtcTransport,
  producer: types.Producer,
  section: Section | undefined,
  { capabilities }: Offer,
  layer: number | undefined,
): Promise<[string, AnsweredSection]> {
  if (!section) throw new Error('A track of a dialect has no section.');
  // Retransmissions come under the track's own number: the one for them is the router's choice, not the player's.
  const codecs = (capabilities.codecs ?? []).filter(({ mimeType }) => !mimeType.endsWith('/rtx'));
  const consumer = await transport.consume({
    producerId: producer.id,
    rtpCapabilities: { ...capabilities, codecs } as types.RtpCapabilities,
    mid: section.mid,
  });
  if (layer !== undefined && consumer.type === 'simulcast')
    await consumer.setPreferredLayers({ spatialLayer: layer });
  const { rtpParameters } = consumer;
  const ssrc = rtpParameters.encodings?.[0]?.ssrc ?? 0;
  return [
    section.mid,
    {
      direction: 'sendonly',
      codecs: rtpParameters.codecs,
      headerExtensions: rtpParameters.headerExtensions ?? [],
      source: { ssrc, cname: rtpParameters.rtcp?.cname ?? STREAM, stream: STREAM },
    },
  ];
}
