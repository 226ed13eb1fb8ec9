import { z } from 'zod';

/** Lower end of the meter, in dBFS, as in OBS. */
const FLOOR_DB = -60;
/** Peaks above this, in dBFS, are close to clipping. */
const HOT_DB = -3;

/** `inputLevelsMul`: per channel the magnitude, the peak, and the peak before volume and mute; full scale is 1. */
const Levels = z.array(
  z.object({ inputName: z.string(), inputLevelsMul: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
);

export interface ObsLevel {
  /** Magnitude as a fraction of the meter's length. */
  readonly level: number;
  /** Peak as a fraction of the meter's length. */
  readonly peak: number;
  readonly hot: boolean;
}

export const SILENCE: ObsLevel = { level: 0, peak: 0, hot: false };

/** The level of each input's loudest channel, by input name. Empty for malformed data. */
export function meterLevels(inputs: unknown): Map<string, ObsLevel> {
  const levels = Levels.safeParse(inputs).data ?? [];
  return new Map(
    levels.map(({ inputName, inputLevelsMul: channels }) => {
      const level = decibels(Math.max(0, ...channels.map(([magnitude]) => magnitude)));
      const peak = decibels(Math.max(0, ...channels.map(([, highest]) => highest)));
      return [inputName, { level: fraction(level), peak: fraction(peak), hot: peak > HOT_DB }];
    }),
  );
}

const decibels = (factor: number): number => Math.max(FLOOR_DB, 20 * Math.log10(factor || Number.MIN_VALUE));
const fraction = (level: number): number => Math.min(1, 1 - level / FLOOR_DB);
