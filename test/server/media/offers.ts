import { readFileSync } from 'node:fs';

/**
 * An offer of Firefox 153 or Chromium, recorded with its transceivers added in the order that its name says. GStreamer's
 * is written by hand in the form that its webrtcbin gives offers: bundle-only, named sections, no `a=ssrc`.
 */
export const recordedOffer = (name: string): string =>
  readFileSync(new URL(`recorded-offers/${name}.sdp`, import.meta.url), 'utf8').replaceAll('\n', '\r\n');

const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');

interface OfferOptions {
  readonly direction: 'sendonly' | 'recvonly';
  /** Lines of the picture's codec in place of VP8. */
  readonly codec?: readonly string[];
  readonly usernameFragment?: string;
  readonly bundle?: boolean;
  /** Whether the second section has no port of its own, as GStreamer's has. */
  readonly bundleOnly?: boolean;
  /** Whether what is sent is named by number; else its section's id must tell. */
  readonly ssrc?: boolean;
  /** Header extensions besides the section's id, as `number uri`. */
  readonly extensions?: readonly string[];
}

const VP8 = [
  'a=rtpmap:120 VP8/90000',
  'a=rtcp-fb:120 nack',
  'a=rtcp-fb:120 nack pli',
  'a=rtcp-fb:120 transport-cc',
];

/** An SDP offer of sound and picture in one bundle, with payload types that are not mediasoup's. */
export function offerOf({
  direction,
  codec = VP8,
  usernameFragment = 'frag',
  bundle = true,
  bundleOnly = false,
  ssrc = true,
  extensions = [],
}: OfferOptions): string {
  const section = (mid: number, rtp: readonly string[]) => [
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${usernameFragment}`,
    'a=ice-pwd:a password of enough letters',
    `a=fingerprint:sha-256 ${FINGERPRINT}`,
    'a=setup:actpass',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    'a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid',
    ...extensions.map(extension => `a=extmap:${extension}`),
    ...rtp,
    ...(direction === 'sendonly' && ssrc ? [`a=ssrc:${1000 + mid} cname:someone`] : []),
  ];
  return [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    ...(bundle ? ['a=group:BUNDLE 0 1'] : []),
    'm=audio 9 UDP/TLS/RTP/SAVPF 121',
    ...section(0, ['a=rtpmap:121 opus/48000/2', 'a=fmtp:121 useinbandfec=1']),
    `m=video ${bundleOnly ? 0 : 9} UDP/TLS/RTP/SAVPF 120`,
    ...(bundleOnly ? ['a=bundle-only'] : []),
    ...section(1, codec),
    '',
  ].join('\r\n');
}

/** A trickle fragment of an ICE session. */
export const fragmentOf = (usernameFragment: string): string =>
  [
    `a=ice-ufrag:${usernameFragment}`,
    'a=ice-pwd:another password of enough letters',
    'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    'a=mid:0',
    'a=candidate:1 1 udp 2130706431 192.0.2.1 40000 typ host',
    '',
  ].join('\r\n');
