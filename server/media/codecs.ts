import type { types } from 'mediasoup';

/**
 * What a room can carry. VP8 is understood by every browser; H.264 is there for hosts whose hardware encodes it, in
 * the constrained baseline that everybody decodes and in main for encoders that know nothing less. The payload types
 * are those that Chrome offers, so that most viewers need no dialect of their own (ingest/dialect.ts).
 */
export const ROUTER_CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 111, clockRate: 48000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 96, clockRate: 90000 },
  h264('42e01f', 109),
  h264('4d0032', 117),
];

/**
 * Bandwidth that a viewer is trusted with before it is measured: enough for the top layer, so that the first picture
 * is the sharp one. Congestion control takes it back within a second where the network can't hold it.
 */
export const FIRST_OUTGOING_BITRATE = 3_000_000;

/**
 * Shortest time between two key frames that joiners cause, in milliseconds. The first joiner gets one at once; a crowd
 * that arrives together shares the next, so that a raid can't turn the host's picture into key frames only.
 */
export const KEY_FRAME_PAUSE_MS = 500;

function h264(profile: string, preferredPayloadType: number): types.RouterRtpCodecCapability {
  return {
    kind: 'video',
    mimeType: 'video/H264',
    preferredPayloadType,
    clockRate: 90000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': profile, 'level-asymmetry-allowed': 1 },
  };
}
