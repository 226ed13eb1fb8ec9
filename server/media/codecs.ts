import type { types } from 'mediasoup';

/**
 * Codecs of a room's router. Every browser decodes VP8; H.264 is there for hosts with a hardware encoder, in the
 * constrained baseline profile that every browser decodes and in main for encoders without baseline. The payload types
 * are Chrome's, so that most viewers need no payload-type router (playback/payload-type-routers.ts).
 */
export const ROUTER_CODECS: types.RouterRtpCodecCapability[] = [
  { kind: 'audio', mimeType: 'audio/opus', preferredPayloadType: 111, clockRate: 48000, channels: 2 },
  { kind: 'video', mimeType: 'video/VP8', preferredPayloadType: 96, clockRate: 90000 },
  h264('42e01f', 109),
  h264('4d0032', 117),
];

/**
 * Bandwidth estimate of a new viewer, in bit/s: enough for the top simulcast layer, so that playback begins with it.
 * Congestion control lowers it within a second where the network has less.
 */
export const INITIAL_OUTGOING_BITRATE = 3_000_000;

/**
 * Shortest time between two key frame requests, in milliseconds. The first viewer to join gets a key frame at once,
 * those who join with them share the next one; so a raid can't fill the host's uplink with key frames. Just over the 300 ms
 * for which Chrome's encoder ignores a further request, which mediasoup would repeat after a second only.
 */
export const KEY_FRAME_REQUEST_DELAY_MS = 330;

function h264(profile: string, preferredPayloadType: number): types.RouterRtpCodecCapability {
  return {
    kind: 'video',
    mimeType: 'video/H264',
    preferredPayloadType,
    clockRate: 90000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': profile, 'level-asymmetry-allowed': 1 },
  };
}
