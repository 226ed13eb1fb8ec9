import { numberOf, statsOf } from '../media/stats.ts';
import { canHold } from './split-av-streams.ts';

/**
 * How much later or earlier than its picture sound may be heard before it is noticed, in milliseconds.
 * https://tech.ebu.ch/publications/r037
 */
const LATE_MS = 60;
const EARLY_MS = 40;
/** A buffer is told anew only where it changes by as much; each change is a small stretch of the picture or the sound. */
const STEP_MS = 10;
/** How often sound and picture are compared. */
const TICK_MS = 1000;

/** Whether nobody notices that the sound is so much later than its picture; a negative one is early. */
export const isInTime = (lateMs: number): boolean => lateMs <= LATE_MS && lateMs >= -EARLY_MS;

/** From a packet's arrival to what is heard or seen of it, in milliseconds, as a mean over a while. */
export interface Waits {
  readonly sound: number;
  readonly picture: number;
  /** What of each is not the buffer's: the sound card, and the decoder. */
  readonly soundCard: number;
  readonly decoder: number;
}

/** The counters that matter, each a sum over the life of the connection; times are in seconds. */
function sumsOf(report: ReadonlyMap<string, unknown>) {
  const inbound = statsOf(report, 'inbound-rtp');
  const sound = inbound.find(stat => stat.kind === 'audio');
  // The server's probes for bandwidth come as a video without frames.
  const picture = inbound.find(stat => stat.kind === 'video' && numberOf(stat, 'frameWidth') > 0);
  const [card] = statsOf(report, 'media-playout');
  return {
    sound: numberOf(sound, 'jitterBufferDelay'),
    samples: numberOf(sound, 'jitterBufferEmittedCount'),
    card: numberOf(card, 'totalPlayoutDelay'),
    played: numberOf(card, 'totalSamplesCount'),
    picture: numberOf(picture, 'jitterBufferDelay'),
    frames: numberOf(picture, 'jitterBufferEmittedCount'),
    decoder: numberOf(picture, 'totalDecodeTime'),
    decoded: numberOf(picture, 'framesDecoded'),
  };
}

/** Reads from a connection's counters how long its sound and picture wait, each time since the reading before. */
export class WaitMeter {
  #before = sumsOf(new Map());

  /** Undefined unless both were played. */
  read(report: ReadonlyMap<string, unknown>): Waits | undefined {
    const now = sumsOf(report);
    const before = this.#before;
    this.#before = now;
    if (now.samples <= before.samples || now.frames <= before.frames) return undefined;
    const mean = (sum: keyof typeof now, count: keyof typeof now) =>
      (1000 * (now[sum] - before[sum])) / Math.max(1, now[count] - before[count]);
    const [soundCard, decoder] = [mean('card', 'played'), mean('decoder', 'decoded')];
    return {
      sound: mean('sound', 'samples') + soundCard,
      picture: mean('picture', 'frames') + decoder,
      soundCard,
      decoder,
    };
  }
}

/** How long each buffer has to hold, in milliseconds, so that sound and picture are in time; zero as long as it likes. */
export function holdsFor({ sound, picture, soundCard, decoder }: Waits) {
  return {
    sound: Math.max(0, picture - EARLY_MS - soundCard),
    picture: Math.max(0, sound - LATE_MS - decoder),
  };
}

/** Keeps a connection's sound in time with its picture, until it is stopped by what is returned. */
export function keepInTime(connection: RTCPeerConnection): () => void {
  if (!canHold()) return () => {};
  const meter = new WaitMeter();
  const timer = setInterval(async () => {
    // A connection that is just being closed has nothing to tell any more.
    const report = await connection.getStats().catch(() => undefined);
    const waits = report && meter.read(report);
    if (!waits) return;
    const holds = holdsFor(waits);
    for (const { receiver } of connection.getTransceivers()) {
      const hold = Math.round(receiver.track.kind === 'audio' ? holds.sound : holds.picture);
      const before = receiver.jitterBufferTarget ?? 0;
      if (Math.abs(hold - before) >= STEP_MS || (hold === 0 && before > 0))
        receiver.jitterBufferTarget = hold;
    }
  }, TICK_MS);
  return () => clearInterval(timer);
}
