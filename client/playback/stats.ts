import { growth, numberOf, percentOf, roundTripOf, statsOf, sumOf } from '../media/stats.ts';
import { PlayoutDelayMeter } from './lip-sync.ts';

/** Quality of the downstream, over the time since the reading before. */
export interface WatchStats {
  /** Bit/s received, audio and video. */
  bitrate: number;
  width: number;
  height: number;
  framesPerSecond: number;
  framesDecoded: number;
  /** Number of freezes so far. */
  freezes: number;
  lossPercent: number;
  /** Mean delay of a frame in the jitter buffer, in milliseconds. */
  bufferMs: number;
  roundTripMs: number | undefined;
  /** Whether sound has arrived since the reading before. */
  hasSound: boolean;
  /** How much audio lags behind video, in milliseconds; negative if it leads, undefined without both. */
  soundLateMs: number | undefined;
  /** performance.now() clock. */
  at: number;
}

interface Counters {
  readonly at: number;
  readonly bytes: number;
  readonly soundBytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly buffered: number;
  readonly emitted: number;
}

/** Turns the counters of RTCStatsReports into rates, each reading relative to the one before. */
export class WatchMeter {
  readonly #delays = new PlayoutDelayMeter();
  #before: Counters = { at: 0, bytes: 0, soundBytes: 0, packets: 0, lost: 0, buffered: 0, emitted: 0 };

  read(report: ReadonlyMap<string, unknown>, at: number = performance.now()): WatchStats {
    const inbound = statsOf(report, 'inbound-rtp');
    // The server's bandwidth probes arrive as a video stream without frames.
    const video = inbound.find(stat => stat.kind === 'video' && numberOf(stat, 'frameWidth') > 0);
    const now: Counters = {
      at,
      bytes: sumOf(inbound, 'bytesReceived'),
      soundBytes: sumOf(
        inbound.filter(stat => stat.kind === 'audio'),
        'bytesReceived',
      ),
      packets: sumOf(inbound, 'packetsReceived'),
      lost: sumOf(inbound, 'packetsLost'),
      buffered: numberOf(video, 'jitterBufferDelay'),
      emitted: numberOf(video, 'jitterBufferEmittedCount'),
    };
    const before = this.#before;
    this.#before = now;
    const delays = this.#delays.read(report);
    const lost = growth(now.lost, before.lost);
    const frames = growth(now.emitted, before.emitted);
    return {
      bitrate: before.at ? (8000 * growth(now.bytes, before.bytes)) / Math.max(1, at - before.at) : 0,
      width: numberOf(video, 'frameWidth'),
      height: numberOf(video, 'frameHeight'),
      framesPerSecond: numberOf(video, 'framesPerSecond'),
      framesDecoded: numberOf(video, 'framesDecoded'),
      freezes: numberOf(video, 'freezeCount'),
      lossPercent: percentOf(lost, lost + growth(now.packets, before.packets)),
      bufferMs: frames > 0 ? (1000 * growth(now.buffered, before.buffered)) / frames : 0,
      roundTripMs: roundTripOf(report),
      hasSound: growth(now.soundBytes, before.soundBytes) > 0,
      soundLateMs: delays && delays.audio - delays.video,
      at,
    };
  }
}
