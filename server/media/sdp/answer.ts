import type { types } from 'mediasoup';
import { type MediaDescription, type SessionDescription, write } from 'sdp-transform';
import type { Offer } from './offer.ts';

/** The answer to one section of the offer. */
export interface AnsweredSection {
  readonly direction: 'recvonly' | 'sendonly';
  readonly codecs: readonly types.RtpCodecParameters[];
  readonly headerExtensions: readonly types.RtpHeaderExtensionParameters[];
  /** SSRC and CNAME of what the server sends, and the stream it belongs to. */
  readonly source?: { readonly ssrc: number; readonly cname: string; readonly stream: string };
}

type Transport = Pick<types.WebRtcTransport, 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>;

/** Writes the answer to an offer. Sections without an entry, by `mid`, are rejected (RFC 8829, 5.3). */
export function writeAnswer(
  { sdp, dtls }: Offer,
  transport: Transport,
  answered: ReadonlyMap<string, AnsweredSection>,
): string {
  const media = sdp.media.map(offered => {
    const section = answered.get(String(offered.mid));
    return section ? acceptedSection(offered, section, transport, dtls.role) : rejectedSection(offered);
  });
  const answer: SessionDescription = {
    version: 0,
    origin: {
      username: 'vitrine',
      sessionId: Date.now(),
      sessionVersion: 1,
      netType: 'IN',
      ipVer: 4,
      address: '127.0.0.1',
    },
    name: '-',
    timing: { start: 0, stop: 0 },
    icelite: 'ice-lite',
    groups: [{ type: 'BUNDLE', mids: [...answered.keys()].join(' ') }],
    media,
  };
  return write(answer);
}

/** The ICE candidates of a transport, as SDP attributes. */
export function candidatesOf(transport: Pick<Transport, 'iceCandidates'>): MediaDescription['candidates'] {
  return transport.iceCandidates.map(({ foundation, address, port, priority, protocol, type, tcpType }) => ({
    foundation,
    // With rtcp-mux there is one component only.
    component: 1,
    transport: protocol,
    priority,
    ip: address,
    port,
    type,
    ...(tcpType ? { tcptype: tcpType } : {}),
  }));
}

function acceptedSection(
  offered: MediaDescription,
  { direction, codecs, headerExtensions, source }: AnsweredSection,
  transport: Transport,
  offeredRole: string | undefined,
): MediaDescription {
  const { iceParameters, dtlsParameters } = transport;
  const fingerprint = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256');
  return {
    type: offered.type,
    port: 9,
    protocol: offered.protocol,
    payloads: codecs.map(({ payloadType }) => payloadType).join(' '),
    connection: { version: 4, ip: '0.0.0.0' },
    mid: String(offered.mid),
    direction,
    rtcpMux: 'rtcp-mux',
    rtcpRsize: 'rtcp-rsize',
    iceUfrag: iceParameters.usernameFragment,
    icePwd: iceParameters.password,
    ...(fingerprint ? { fingerprint: { type: fingerprint.algorithm, hash: fingerprint.value } } : {}),
    // A client that leaves the role open (actpass) is the DTLS client.
    setup: offeredRole === 'server' ? 'active' : 'passive',
    candidates: candidatesOf(transport) ?? [],
    endOfCandidates: 'end-of-candidates',
    rtp: codecs.map(rtpmap),
    fmtp: codecs.flatMap(fmtp),
    rtcpFb: codecs.flatMap(feedback),
    ext: headerExtensions.flatMap(extension => extmap(offered, extension)),
    ...(direction === 'recvonly' ? simulcast(offered) : {}),
    ...(source ? origin(source, offered.type) : {}),
  };
}

const rejectedSection = ({ type, protocol, payloads, mid }: MediaDescription): MediaDescription => ({
  type,
  port: 0,
  protocol,
  payloads: payloads ?? '0',
  connection: { version: 4, ip: '0.0.0.0' },
  ...(mid === undefined ? {} : { mid: String(mid) }),
  direction: 'inactive',
  rtp: [],
  fmtp: [],
});

const rtpmap = ({ payloadType, mimeType, clockRate, channels }: types.RtpCodecParameters) => ({
  payload: payloadType,
  codec: mimeType.split('/')[1] ?? '',
  rate: clockRate,
  ...(channels && channels > 1 ? { encoding: channels } : {}),
});

function fmtp({ payloadType, parameters }: types.RtpCodecParameters) {
  const config = Object.entries(parameters ?? {}).map(([key, value]) => `${key}=${value}`);
  return config.length > 0 ? [{ payload: payloadType, config: config.join(';') }] : [];
}

/**
 * The line of a header extension: the one of the offer, under the same id and with its direction seen from this end
 * (RFC 8285, 6). Nothing for an extension that the section did not offer, which browsers refuse the whole answer for.
 */
function extmap({ ext = [] }: MediaDescription, { uri, id }: types.RtpHeaderExtensionParameters) {
  const offered = ext.find(each => each.uri === uri && each.value === id);
  if (!offered) return [];
  const direction = { sendonly: 'recvonly', recvonly: 'sendonly' }[offered.direction ?? ''];
  return [{ uri, value: id, ...(direction ? { direction } : {}) }];
}

const feedback = ({ payloadType, rtcpFeedback }: types.RtpCodecParameters) =>
  (rtcpFeedback ?? []).map(({ type, parameter }) => ({
    payload: payloadType,
    type,
    ...(parameter ? { subtype: parameter } : {}),
  }));

/** Accepts every simulcast layer that is offered (RFC 8853). */
function simulcast({ simulcast: offered, rids }: MediaDescription): Partial<MediaDescription> {
  if (!offered) return {};
  const layers = (rids ?? []).filter(({ direction }) => direction === 'send');
  return {
    simulcast: { dir1: 'recv', list1: offered.list1 },
    rids: layers.map(({ id }) => ({ id, direction: 'recv' })),
  };
}

const origin = (
  { ssrc, cname, stream }: NonNullable<AnsweredSection['source']>,
  track: string,
): Partial<MediaDescription> => ({
  msid: [{ id: stream, appdata: track }],
  ssrcs: [{ id: ssrc, attribute: 'cname', value: cname }],
});
