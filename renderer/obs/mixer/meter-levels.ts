import { z } from 'zod';

/** Quietest level that is drawn, in decibels below full scale; OBS draws the same. */
const FLOOR_DB = -60;
/** Above this the sound is near its limit and may crackle. */
const HOT_DB = -3;

/** For each channel its magnitude, its peak and the peak before volume and mute, as factors of full scale. */
const Levels = z.array(
  z.object({ inputName: z.string(), inputLevelsMul: z.array(z.tuple([z.number(), z.number(), z.number()])) }),
);

export interface ObsLevel {
  /** How loud it is heard, as a part of the meter's length. */
  readonly level: number;
  /** Its highest sample, likewise. */
  readonly peak: number;
  readonly hot: boolean;
}

export const SILENCE: ObsLevel = { level: 0, peak: 0, hot: false };

/** The level of each input, by its loudest channel. What has not the form of levels gives none. */
export function levelsOf(inputs: unknown): Map<string, ObsLevel> {
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
