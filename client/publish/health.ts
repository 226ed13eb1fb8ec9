import { growth, numberOf, roundTripOf, type Stat, statsOf, sumOf } from '../media/stats.ts';

/** How well the picture gets to the server, over the time since the reading before. */
export interface Health {
  /** Bit/s out, picture and sound. */
  bitrate: number;
  /** Of the largest layer that is sent. */
  width: number;
  height: number;
  framesPerSecond: number;
  lossPercent: number;
  roundTripMs: number | undefined;
  /** What the full picture would take, in bit/s. */
  wantedBitrate: number;
  limitation: 'none' | 'cpu' | 'bandwidth' | 'other';
  /** Date.now() clock. */
  at: number;
}

const LIMITATIONS = ['cpu', 'bandwidth', 'other'] as const;

/** Turns the browser's counters into rates; each reading is measured from the one before. */
export class HealthMeter {
  #before = { at: 0, bytes: 0 };

  read(report: ReadonlyMap<string, unknown>, wantedBitrate: number, at: number = Date.now()): Health {
    const outbound = statsOf(report, 'outbound-rtp');
    const video = outbound.filter(({ kind }) => kind === 'video');
    const bytes = sumOf(outbound, 'bytesSent');
    const { at: since, bytes: bytesBefore } = this.#before;
    this.#before = { at, bytes };
    return {
      bitrate: since ? (8000 * growth(bytes, bytesBefore)) / Math.max(1, at - since) : 0,
      wantedBitrate,
      ...pictureOf(video),
      // The server reports a loss for each layer; what a viewer may see is the worst of them.
      lossPercent: 100 * Math.max(0, ...statsOf(report, 'remote-inbound-rtp').map(lossOf)),
      roundTripMs: roundTripOf(report),
      limitation:
        LIMITATIONS.find(limit => video.some(stat => stat.qualityLimitationReason === limit)) ?? 'none',
      at,
    };
  }
}

/** The largest layer that has frames now; layers that bandwidth has switched off keep their last size. */
function pictureOf(layers: readonly Stat[]): Pick<Health, 'width' | 'height' | 'framesPerSecond'> {
  const sent = layers.filter(layer => numberOf(layer, 'framesPerSecond') > 0);
  const top = sent.reduce<Stat | undefined>(
    (best, layer) => (numberOf(layer, 'frameHeight') > numberOf(best, 'frameHeight') ? layer : best),
    undefined,
  );
  return {
    width: numberOf(top, 'frameWidth'),
    height: numberOf(top, 'frameHeight'),
    framesPerSecond: numberOf(top, 'framesPerSecond'),
  };
}

const lossOf = (stat: Stat): number => numberOf(stat, 'fractionLost');
