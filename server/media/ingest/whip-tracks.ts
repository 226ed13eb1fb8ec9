import type { types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { getCname } from 'mediasoup-client/handlers/sdp/commonUtils';
import { getRtpEncodings } from 'mediasoup-client/handlers/sdp/unifiedPlanUtils';
import { getSendingRemoteRtpParameters, getSendingRtpParameters, reduceCodecs } from 'mediasoup-client/ortc';
import type { MediaKind } from '../../../shared/media/contract.ts';
import type { AnsweredSection } from '../sdp/answer.ts';
import { asOffered, h264Name, isH264, withRouterH264 } from '../sdp/h264.ts';
import {
  CodecError,
  commonCapabilities,
  type Offer,
  OfferError,
  type Section,
  sectionsOf,
} from '../sdp/offer.ts';

const MID_URI = 'urn:ietf:params:rtp-hdrext:sdes:mid';

/** A track that an encoder offers, with how it is received and what is answered. */
export interface OfferedTrack {
  readonly mid: string;
  readonly kind: MediaKind;
  readonly rtpParameters: types.RtpParameters;
  readonly answer: AnsweredSection;
}

/**
 * The tracks of an encoder's offer. Throws a CodecError where one of them has no codec that is taken: sound without the
 * picture, or a picture without the sound, is not what the encoder's host believes to send.
 */
export function offeredTracks(offer: Offer, routerCapabilities: object): OfferedTrack[] {
  const tracks = sectionsOf(offer, 'sendonly').map(section => trackOf(section, routerCapabilities));
  if (tracks.length === 0)
    throw new OfferError('unacceptable', 'None of the offered sections sends; send Opus and H.264 or VP8.');
  return tracks;
}

function trackOf(section: Section, routerCapabilities: object): OfferedTrack {
  const { mid, type, capabilities } = section;
  const common = commonCapabilities(withRouterH264(capabilities, [0, 1]), routerCapabilities);
  if (common.codecs.length === 0) throw new CodecError(type, codecNames(capabilities));
  const { codecs, headerExtensions = [] } = getSendingRemoteRtpParameters(type, common);
  const rtpParameters = parametersOf(section, common);
  if (!canBeFound(rtpParameters))
    throw new OfferError(
      'unacceptable',
      `Packets of section "${mid}" could not be told apart: it needs an "a=ssrc", or the header extension ${MID_URI}.`,
    );
  return {
    mid,
    kind: type,
    rtpParameters,
    answer: {
      direction: 'recvonly',
      codecs: asOffered(reduceCodecs(codecs) as types.RtpCodecParameters[], capabilities),
      headerExtensions: headerExtensions as types.RtpHeaderExtensionParameters[],
    },
  };
}

/** Whether packets are known to be of a track (RFC 9143, 9.2): by the track's SSRC, or by the MID that they carry. */
const canBeFound = ({ encodings = [], headerExtensions = [] }: types.RtpParameters): boolean =>
  encodings.some(({ ssrc }) => ssrc !== undefined) || headerExtensions.some(({ uri }) => uri === MID_URI);

/** mediasoup's RTP parameters of a section. */
function parametersOf(section: Section, common: client.ExtendedRtpCapabilities): types.RtpParameters {
  const parameters = getSendingRtpParameters(section.type, common);
  const codecs = reduceCodecs(parameters.codecs);
  const encodings = encodingsOf(section, codecs);
  const rtcp = { cname: getCname({ offerMediaObject: section }) || section.mid, reducedSize: true };
  return { ...parameters, codecs, encodings, rtcp, mid: section.mid } as types.RtpParameters;
}

/** Simulcast layers by RID, or streams by SSRC. A section without either has one stream, identified by its MID. */
function encodingsOf(section: Section, codecs: client.RtpCodecParameters[]): client.RtpEncodingParameters[] {
  const layers = (section.rids ?? []).filter(({ direction }) => direction === 'send');
  if (layers.length > 0) return layers.map(({ id }) => ({ rid: String(id) }));
  if (!section.ssrcs?.length) return [{}];
  return getRtpEncodings({ offerMediaObject: section, codecs });
}

/** Formats that are no codec of a track by themselves: repetition, correction, and signals of telephones. */
const AUXILIARY = /\/(rtx|red|ulpfec|flexfec-03|cn|telephone-event)$/i;

/** The codecs of a section as people write them, such as `H.265 or AV1`. */
function codecNames({ codecs = [] }: client.RtpCapabilities): string {
  const names = codecs.filter(({ mimeType }) => !AUXILIARY.test(mimeType)).map(codecName);
  return [...new Set(names)].join(' or ') || 'no codec';
}

function codecName(codec: client.RtpCodecCapability): string {
  if (isH264(codec)) return h264Name(codec);
  const name = codec.mimeType.split('/')[1] ?? '';
  if (/^opus$/i.test(name)) return `Opus with ${codec.channels ?? 1} channel in its rtpmap instead of 2`;
  return { H265: 'H.265', AV1X: 'AV1' }[name.toUpperCase()] ?? name;
}
