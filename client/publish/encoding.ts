import type { types } from 'mediasoup-client';

/** The first that both sides have is used: every browser decodes VP8, and nearly every one H.264. */
const VIDEO_CODECS = ['video/vp8', 'video/h264'];

/** Error correction on, and no pauses in silence: a host's music and breath are part of the show. */
export const AUDIO_OPTIONS: Partial<types.ProducerOptions> = {
  codecOptions: { opusFec: true, opusDtx: false, opusStereo: true, opusMaxAverageBitrate: 96_000 },
};

/** Starts near what the top layer needs, so that the first viewers don't watch it climb. In kbit/s. */
export const VIDEO_OPTIONS: Partial<types.ProducerOptions> = {
  codecOptions: { videoGoogleStartBitrate: 1500 },
};

/**
 * Three layers, a quarter, a half and the whole of the picture: 180, 360 and 720 lines of a 720-line one. What the top
 * one may cost follows its size, about 2.5 Mbit/s for 720 lines at 30 frames a second.
 */
export function encodingsFor({
  width = 1280,
  height = 720,
}: MediaTrackSettings): types.RtpEncodingParameters[] {
  const share = Math.min(2, (width * height) / (1280 * 720));
  return [
    { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
    { scaleResolutionDownBy: 2, maxBitrate: 600_000 },
    { scaleResolutionDownBy: 1, maxBitrate: Math.max(800_000, Math.round(2_500_000 * share)) },
  ];
}

export function pickVideoCodec(capabilities: types.RtpCapabilities): types.RtpCodecCapability | undefined {
  const codecs = capabilities.codecs ?? [];
  return VIDEO_CODECS.flatMap(
    name => codecs.find(({ mimeType }) => mimeType.toLowerCase() === name) ?? [],
  )[0];
}

/** What to give up where there is too little: a close-up ("detail") keeps its sharpness, movement its frame rate. */
export async function degradationOf(
  track: MediaStreamTrack,
  sender: RTCRtpSender | undefined,
): Promise<void> {
  if (!sender) return;
  const isSharp = track.contentHint === 'detail' || track.contentHint === 'text';
  const parameters = sender.getParameters();
  parameters.degradationPreference = isSharp ? 'maintain-resolution' : 'balanced';
  // A browser that doesn't know the field ignores it; one that refuses it sends all the same.
  await sender.setParameters(parameters).catch(() => {});
}
