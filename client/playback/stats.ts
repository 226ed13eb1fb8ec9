import { growth, numberOf, percentOf, roundTripOf, statsOf, sumOf } from '../media/stats.ts';
import { WaitMeter } from './lip-sync.ts';

/** How well the picture arrives, over the time since the reading before. */
export interface WatchStats {
  /** Bit/s in, picture and sound. */
  bitrate: number;
  width: number;
  height: number;
  framesPerSecond: number;
  framesDecoded: number;
  /** How often the picture stood still so far. */
  freezes: number;
  lossPercent: number;
  /** How long a frame waits before it is shown, so that all come evenly. */
  bufferMs: number;
  roundTripMs: number | undefined;
  /** How much later than its picture the sound is heard, in milliseconds; undefined without both. */
  soundLateMs: number | undefined;
  /** Date.now() clock. */
  at: number;
}

interface Counters {
  readonly at: number;
  readonly bytes: number;
  readonly packets: number;
  readonly lost: number;
  readonly buffered: number;
  readonly emitted: number;
}

/** Turns the browser's counters into rates; each reading is measured from the one before. */
export class WatchMeter {
  readonly #waits = new WaitMeter();
  #before: Counters = { at: 0, bytes: 0, packets: 0, lost: 0, buffered: 0, emitted: 0 };

  read(report: ReadonlyMap<string, unknown>, at: number = Date.now()): WatchStats {
    const inbound = statsOf(report, 'inbound-rtp');
    // The server's probes for bandwidth come as a video without frames.
    const video = inbound.find(stat => stat.kind === 'video' && numberOf(stat, 'frameWidth') > 0);
    const now: Counters = {
      at,
      bytes: sumOf(inbound, 'bytesReceived'),
      packets: sumOf(inbound, 'packetsReceived'),
      lost: sumOf(inbound, 'packetsLost'),
      buffered: numberOf(video, 'jitterBufferDelay'),
      emitted: numberOf(video, 'jitterBufferEmittedCount'),
    };
    const before = this.#before;
    this.#before = now;
    const waits = this.#waits.read(report);
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
      soundLateMs: waits && waits.sound - waits.picture,
      at,
    };
  }
}
