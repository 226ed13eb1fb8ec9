import type { Health } from '../../client/publish/publisher.ts';

export type HealthPart = 'bitrate' | 'resolution' | 'frames' | 'loss' | 'roundTrip';

/** Undefined for what can't be measured, such as frames of an audio-only stream. */
export type FormattedHealth = Record<HealthPart, string | undefined>;

const number = (language: string, value: number, decimals: number): string =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);

/** Formats bit/s as Mbit/s. */
export const megabits = (bitrate: number, language: string): string => number(language, bitrate / 1e6, 1);

/** Formats milliseconds as seconds with one decimal. */
export const formatSeconds = (ms: number, language: string): string => number(language, ms / 1000, 1);

/** Formats a stream's measurements with fixed decimals, so that their width is constant. Units are added by the page. */
export function formatHealth(health: Health, language: string): FormattedHealth {
  return {
    bitrate: megabits(health.bitrate, language),
    resolution: health.height > 0 ? `${health.width}×${health.height}` : undefined,
    frames: health.height > 0 ? number(language, Math.round(health.framesPerSecond), 0) : undefined,
    loss: number(language, health.lossPercent, 1),
    roundTrip:
      health.roundTripMs === undefined ? undefined : number(language, Math.round(health.roundTripMs), 0),
  };
}
