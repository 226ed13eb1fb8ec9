import type { RequestData } from '../../../shared/show/protocol.ts';

type Produce = RequestData<'media.produce'>;
type Dtls = RequestData<'media.connect'>['dtlsParameters'];

/** A well-formed fingerprint of no certificate at all. */
export const DTLS: Dtls = {
  role: 'client',
  fingerprints: [{ algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AB').join(':') }],
};

export const AUDIO: Produce['rtpParameters'] = {
  mid: '0',
  codecs: [
    {
      mimeType: 'audio/opus',
      payloadType: 111,
      clockRate: 48000,
      channels: 2,
      parameters: { useinbandfec: 1 },
      rtcpFeedback: [],
    },
  ],
  headerExtensions: [],
  encodings: [{ ssrc: 1001 }],
  rtcp: { cname: 'test' },
};

/** Three VP8 layers, as a browser sends them. */
export const VIDEO: Produce['rtpParameters'] = {
  mid: '1',
  codecs: [
    {
      mimeType: 'video/VP8',
      payloadType: 96,
      clockRate: 90000,
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
    },
  ],
  headerExtensions: [
    { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
    { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
  ],
  encodings: [{ rid: 'r0' }, { rid: 'r1' }, { rid: 'r2' }],
  rtcp: { cname: 'test' },
};

/** One H.264 stream, as a studio with a hardware encoder sends it. */
export const H264: Produce['rtpParameters'] = {
  ...VIDEO,
  codecs: [
    {
      mimeType: 'video/H264',
      payloadType: 109,
      clockRate: 90000,
      parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
      rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
    },
  ],
  encodings: [{ ssrc: 1002 }],
};
