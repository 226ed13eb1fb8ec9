import { numberOf, statsOf } from '../media/stats.ts';
import { supportsJitterBufferTarget } from './split-av-streams.ts';

/**
 * How much audio may lag behind video, or lead it, before anybody notices, in milliseconds (EBU R 37).
 * https://tech.ebu.ch/publications/r037
 */
const MAX_LAG_MS = 60;
const MAX_LEAD_MS = 40;
/** Smallest change of a jitter buffer's target, because each one stretches the audio or the video a little. */
const STEP_MS = 10;
/** Interval of the measurement. */
const TICK_MS = 1000;

/** True if the offset of audio to video isn't noticeable; positive if audio lags, in milliseconds. */
export const isInSync = (lagMs: number): boolean => lagMs <= MAX_LAG_MS && lagMs >= -MAX_LEAD_MS;

/** Mean delay from a packet's arrival to its playout, in milliseconds. */
export interface PlayoutDelays {
  readonly audio: number;
  readonly video: number;
  /** The parts of it that are not the jitter buffer's: of the audio device and of the video decoder. */
  readonly audioDevice: number;
  readonly decoder: number;
}

/** The cumulative counters of a stats report that are used here; times are in seconds. */
function countersOf(report: ReadonlyMap<string, unknown>) {
  const inbound = statsOf(report, 'inbound-rtp');
  const audio = inbound.find(stat => stat.kind === 'audio');
  // The server's bandwidth probes arrive as a video stream without frames.
  const video = inbound.find(stat => stat.kind === 'video' && numberOf(stat, 'frameWidth') > 0);
  const [device] = statsOf(report, 'media-playout');
  return {
    audioBuffer: numberOf(audio, 'jitterBufferDelay'),
    samples: numberOf(audio, 'jitterBufferEmittedCount'),
    audioDevice: numberOf(device, 'totalPlayoutDelay'),
    played: numberOf(device, 'totalSamplesCount'),
    videoBuffer: numberOf(video, 'jitterBufferDelay'),
    frames: numberOf(video, 'jitterBufferEmittedCount'),
    decoder: numberOf(video, 'totalDecodeTime'),
    decoded: numberOf(video, 'framesDecoded'),
  };
}

/** Measures playout delays from stats reports, each reading relative to the one before. */
export class PlayoutDelayMeter {
  #before = countersOf(new Map());

  /** Undefined unless both audio and video were played since the reading before. */
  read(report: ReadonlyMap<string, unknown>): PlayoutDelays | undefined {
    const now = countersOf(report);
    const before = this.#before;
    this.#before = now;
    if (now.samples <= before.samples || now.frames <= before.frames) return undefined;
    const mean = (sum: keyof typeof now, count: keyof typeof now) =>
      (1000 * (now[sum] - before[sum])) / Math.max(1, now[count] - before[count]);
    const [audioDevice, decoder] = [mean('audioDevice', 'played'), mean('decoder', 'decoded')];
    return {
      audio: mean('audioBuffer', 'samples') + audioDevice,
      video: mean('videoBuffer', 'frames') + decoder,
      audioDevice,
      decoder,
    };
  }
}

/** The jitter buffers' targets in milliseconds that keep audio and video in sync; 0 leaves the choice to the browser. */
export function jitterBufferTargetsFor({ audio, video, audioDevice, decoder }: PlayoutDelays) {
  return {
    audio: Math.max(0, video - MAX_LEAD_MS - audioDevice),
    video: Math.max(0, audio - MAX_LAG_MS - decoder),
  };
}

/** Keeps a connection's audio and video in sync; returns the function that stops it. */
export function keepLipSync(connection: RTCPeerConnection): () => void {
  if (!supportsJitterBufferTarget()) return () => {};
  const meter = new PlayoutDelayMeter();
  const timer = setInterval(async () => {
    // getStats rejects while the connection is being closed.
    const report = await connection.getStats().catch(() => undefined);
    const delays = report && meter.read(report);
    if (!delays) return;
    const targets = jitterBufferTargetsFor(delays);
    for (const { receiver } of connection.getTransceivers()) {
      const target = Math.round(receiver.track.kind === 'audio' ? targets.audio : targets.video);
      const before = receiver.jitterBufferTarget ?? 0;
      if (Math.abs(target - before) >= STEP_MS || (target === 0 && before > 0))
        receiver.jitterBufferTarget = target;
    }
  }, TICK_MS);
  return () => clearInterval(timer);
}
