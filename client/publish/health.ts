import { growth, numberOf, roundTripOf, type Stat, statsOf, sumOf } from '../media/stats.ts';

/** Quality of the upstream, over the time since the reading before. */
export interface Health {
  /** Bit/s sent, audio and video. */
  bitrate: number;
  /** Pixels of the largest simulcast layer that is being sent. */
  width: number;
  height: number;
  framesPerSecond: number;
  lossPercent: number;
  roundTripMs: number | undefined;
  /** Bit/s that all layers and the audio would take at their maximum. */
  wantedBitrate: number;
  limitation: 'none' | 'cpu' | 'bandwidth' | 'other';
  /** performance.now() clock. */
  at: number;
}

const LIMITATIONS = ['cpu', 'bandwidth', 'other'] as const;

/** Turns the counters of RTCStatsReports into rates, each reading relative to the one before. */
export class HealthMeter {
  #before = { at: 0, bytes: 0 };

  read(report: ReadonlyMap<string, unknown>, wantedBitrate: number, at: number = performance.now()): Health {
    const outbound = statsOf(report, 'outbound-rtp');
    const video = outbound.filter(({ kind }) => kind === 'video');
    const bytes = sumOf(outbound, 'bytesSent');
    const { at: since, bytes: bytesBefore } = this.#before;
    this.#before = { at, bytes };
    return {
      bitrate: since ? (8000 * growth(bytes, bytesBefore)) / Math.max(1, at - since) : 0,
      wantedBitrate,
      ...resolutionOf(video),
      // RTCP reports the loss of each layer; the worst is what some viewer sees.
      lossPercent: 100 * Math.max(0, ...statsOf(report, 'remote-inbound-rtp').map(lossOf)),
      roundTripMs: roundTripOf(report),
      limitation:
        LIMITATIONS.find(limit => video.some(stat => stat.qualityLimitationReason === limit)) ?? 'none',
      at,
    };
  }
}

/** The largest layer with frames; layers that were switched off for bandwidth keep reporting their last size. */
function resolutionOf(layers: readonly Stat[]): Pick<Health, 'width' | 'height' | 'framesPerSecond'> {
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
