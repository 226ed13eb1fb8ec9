import type { types } from 'mediasoup';
import type { types as client } from 'mediasoup-client';
import { extractDtlsParameters, extractRtpCapabilities } from 'mediasoup-client/handlers/sdp/commonUtils';
import { getExtendedRtpCapabilities, validateAndNormalizeRtpCapabilities } from 'mediasoup-client/ortc';
import { type MediaDescription, parse, type SessionDescription } from 'sdp-transform';
import type { MediaKind } from '../../../shared/media/contract.ts';

/** An offer that can't be answered: `malformed` is no valid SDP offer, `unacceptable` one that asks for what isn't supported. */
export class OfferError extends Error {
  readonly kind: 'malformed' | 'unacceptable';

  constructor(kind: OfferError['kind'], message: string) {
    super(message);
    this.name = 'OfferError';
    this.kind = kind;
  }
}

/** An offer to send sound or a picture in codecs or settings that are not taken. */
export class CodecError extends OfferError {
  readonly media: MediaKind;
  /** What was offered, as people write it. */
  readonly offered: string;

  constructor(media: MediaKind, offered: string) {
    const what = media === 'video' ? 'The picture' : 'The sound';
    super(
      'unacceptable',
      `${what} is offered as ${offered}, which is not taken; send Opus and H.264 or VP8. ` +
        'H.264 is taken in the profiles Baseline, Main and High, with packetization-mode 0 or 1.',
    );
    this.name = 'CodecError';
    this.media = media;
    this.offered = offered;
  }
}

export type Direction = 'sendonly' | 'recvonly';

/** A media section of an offer, for one direction. */
export type Section = MediaDescription & {
  readonly mid: string;
  readonly type: MediaKind;
  /**
   * The codecs and header extensions of this section alone. In a BUNDLE group an id means the same extension in every
   * section (RFC 9143, 9.3), but not every section offers it, and the answer may only name what its section offered.
   */
  readonly capabilities: client.RtpCapabilities;
};

/** An SDP offer (RFC 8829), with the DTLS parameters that mediasoup needs of it. */
export interface Offer {
  readonly sdp: SessionDescription;
  readonly dtls: client.DtlsParameters;
}

/** Reads an offer. Throws an OfferError where it isn't one, or hasn't all its tracks in one bundle. */
export function readOffer(text: string): Offer {
  const sdp = parseSdp(text);
  if (sdp.media.length === 0) throw new OfferError('malformed', 'The offer has no media section.');
  if (sdp.media.some(({ mid }) => mid === undefined))
    throw new OfferError('malformed', 'Every media section must have an "a=mid".');
  if (sdp.media.length > 1 && !sdp.groups?.some(({ type }) => type === 'BUNDLE'))
    throw new OfferError('unacceptable', 'All media sections must be in one BUNDLE group.');
  try {
    return { sdp, dtls: extractDtlsParameters({ sdpObject: sdp }) };
  } catch (error) {
    throw new OfferError('malformed', `The offer can't be read: ${(error as Error).message}.`);
  }
}

/** The audio and video sections with the given direction. Throws an OfferError where one of them can't be read. */
export function sectionsOf({ sdp }: Offer, direction: Direction): Section[] {
  const isMedia = ({ type }: MediaDescription): boolean => type === 'audio' || type === 'video';
  // A port of zero rejects a section, unless it is bundle-only (RFC 9143, 6).
  const isOn = ({ port, bundleOnly }: MediaDescription): boolean => port !== 0 || bundleOnly !== undefined;
  // A section without a direction is sendrecv (RFC 8866, 6.7), which is both.
  const hasDirection = ({ direction: own = 'sendrecv' }: MediaDescription): boolean =>
    own === direction || own === 'sendrecv';
  return sdp.media
    .filter(media => isMedia(media) && isOn(media) && hasDirection(media))
    .map(media => ({
      ...media,
      mid: String(media.mid),
      type: media.type as Section['type'],
      capabilities: capabilitiesOf(media, direction),
    }));
}

/** The codecs and header extensions that a section and the server both support, in the offer's order of preference. */
export function commonCapabilities(
  capabilities: client.RtpCapabilities,
  routerCapabilities: object,
): client.ExtendedRtpCapabilities {
  return getExtendedRtpCapabilities(
    capabilities,
    structuredClone(routerCapabilities) as client.RtpCapabilities,
    true,
  );
}

/** The client's DTLS parameters; where it leaves the role open (actpass), it is the DTLS client. */
export function dtlsParametersOf({ dtls }: Offer): types.DtlsParameters {
  const role = dtls.role === 'server' ? 'server' : 'client';
  // The name of the hash function is case-insensitive (RFC 8122, 5), but mediasoup knows it in small letters only.
  const fingerprints = dtls.fingerprints.map(({ algorithm, value }) => ({
    algorithm: algorithm.toLowerCase() as types.DtlsFingerprint['algorithm'],
    value: value.toUpperCase(),
  }));
  return { role, fingerprints };
}

function capabilitiesOf(media: MediaDescription, direction: Direction): client.RtpCapabilities {
  // An extension without a direction is sendrecv (RFC 8285, 5).
  const ext = (media.ext ?? []).filter(({ direction: own = 'sendrecv' }) =>
    ['sendrecv', direction].includes(own),
  );
  try {
    const capabilities = extractRtpCapabilities({
      sdpObject: { media: [{ ...media, ext }] } as unknown as SessionDescription,
    });
    validateAndNormalizeRtpCapabilities(capabilities);
    return capabilities;
  } catch (error) {
    throw new OfferError('malformed', `The offer can't be read: ${(error as Error).message}.`);
  }
}

function parseSdp(text: string): SessionDescription {
  if (!/^v=0\r?\n/.test(text)) throw new OfferError('malformed', 'An SDP offer must begin with "v=0".');
  try {
    return parse(text);
  } catch (error) {
    throw new OfferError('malformed', `The offer can't be parsed: ${(error as Error).message}.`);
  }
}
