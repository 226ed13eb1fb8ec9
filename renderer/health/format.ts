import type { Health } from '../../client/publish/publisher.ts';

export type HealthPart = 'bitrate' | 'resolution' | 'frames' | 'loss' | 'roundTrip';

/** Undefined where there is nothing to measure, as frames of a stream without a picture. */
export type HealthTexts = Record<HealthPart, string | undefined>;

const number = (language: string, value: number, decimals: number): string =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

/** Bit/s as Mbit/s. */
export const megabits = (bitrate: number, language: string): string => number(language, bitrate / 1e6, 1);

/** Milliseconds as seconds, to a tenth: what a person can tell apart. */
export const delayText = (ms: number, language: string): string => number(language, ms / 1000, 1);

/** The numbers of a stream with a fixed count of decimals, so that they never change width; units are the page's. */
export function healthTexts(health: Health, language: string): HealthTexts {
  return {
    bitrate: megabits(health.bitrate, language),
    resolution: health.height > 0 ? `${health.width}×${health.height}` : undefined,
    frames: health.height > 0 ? number(language, Math.round(health.framesPerSecond), 0) : undefined,
    loss: number(language, health.lossPercent, 1),
    roundTrip:
      health.roundTripMs === undefined ? undefined : number(language, Math.round(health.roundTripMs), 0),
  };
}
