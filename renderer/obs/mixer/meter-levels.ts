import { z } from 'zod';

/** Lower end of the meter, in dBFS, as in OBS. */
const FLOOR_DB = -60;
/** Peaks above this, in dBFS, are close to clipping. */
const HOT_DB = -3;

/** JSON has no NaN and no infinity, so a level that is one of these comes as null: nothing is heard. */
const Factor = z
  .number()
  .nullable()
  .transform(factor => factor ?? 0);

/** `inputLevelsMul`: per channel the magnitude, the peak, and the peak before volume and mute; full scale is 1. */
const InputLevels = z.object({
  inputName: z.string(),
  inputLevelsMul: z.array(z.tuple([Factor, Factor, Factor])),
});

export interface ObsLevel {
  /** Magnitude as a fraction of the meter's length. */
  readonly level: number;
  /** Peak as a fraction of the meter's length. */
  readonly peak: number;
  readonly hot: boolean;
}

export const SILENCE: ObsLevel = { level: 0, peak: 0, hot: false };

/** The level of each input's loudest channel, by input name; without inputs whose data is malformed. */
export function meterLevels(inputs: unknown): Map<string, ObsLevel> {
  const levels = (Array.isArray(inputs) ? inputs : []).flatMap(
    input => InputLevels.safeParse(input).data ?? [],
  );
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
