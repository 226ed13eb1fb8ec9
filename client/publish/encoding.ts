import type { types } from 'mediasoup-client';

/** In order of preference: every browser decodes VP8, and nearly every one H.264. */
const VIDEO_CODECS = ['video/vp8', 'video/h264'];

/** In-band FEC on and DTX off: background music and quiet sounds are part of the show. */
export const AUDIO_OPTIONS: Partial<types.ProducerOptions> = {
  codecOptions: { opusFec: true, opusDtx: false, opusStereo: true, opusMaxAverageBitrate: 96_000 },
};

/** A start bitrate (kbit/s) near what the top layer needs, so that the first viewers don't watch it ramp up. */
export const VIDEO_OPTIONS: Partial<types.ProducerOptions> = {
  codecOptions: { videoGoogleStartBitrate: 1500 },
};

/**
 * Three simulcast layers at a quarter, a half and the full resolution: 180p, 360p and 720p of a 720p track. The top
 * layer's maximum bitrate is proportional to its area, 2.5 Mbit/s for 720p.
 */
export function encodingsFor({
  width = 1280,
  height = 720,
}: MediaTrackSettings): types.RtpEncodingParameters[] {
  const area = Math.min(2, (width * height) / (1280 * 720));
  return [
    { scaleResolutionDownBy: 4, maxBitrate: 150_000 },
    { scaleResolutionDownBy: 2, maxBitrate: 600_000 },
    { scaleResolutionDownBy: 1, maxBitrate: Math.max(800_000, Math.round(2_500_000 * area)) },
  ];
}

/** The preferred codec among those that both sides support; undefined leaves the choice to mediasoup-client. */
export function pickVideoCodec(capabilities: types.RtpCapabilities): types.RtpCodecCapability | undefined {
  const codecs = capabilities.codecs ?? [];
  return VIDEO_CODECS.flatMap(
    name => codecs.find(({ mimeType }) => mimeType.toLowerCase() === name) ?? [],
  )[0];
}

/** Prefers resolution over frame rate when bandwidth or CPU is short, if the track's content hint asks for detail. */
export async function setDegradationPreference(
  track: MediaStreamTrack,
  sender: RTCRtpSender | undefined,
): Promise<void> {
  if (!sender) return;
  const isDetail = track.contentHint === 'detail' || track.contentHint === 'text';
  const parameters = sender.getParameters();
  parameters.degradationPreference = isDetail ? 'maintain-resolution' : 'balanced';
  // Browsers without the field ignore it, and a rejection leaves the default, so both can be ignored.
  await sender.setParameters(parameters).catch(() => {});
}
