import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Range of the gain sliders in decibels; the minimum is silence. */
export const MAX_GAIN_DB = 12;
export const MIN_GAIN_DB = -48;
/** Longest delay for lip sync, in milliseconds. */
export const MAX_DELAY_MS = 500;

/** Kind of an input for ducking: voices lower the music. */
export type InputKind = 'voice' | 'music';

/** Id of the host's microphone input. */
export const MICROPHONE = 'microphone';

export interface StripSettings {
  gainDb: number;
  muted: boolean;
  /** Also played on the host's headphones. */
  monitored: boolean;
  /** Noise suppression. */
  denoised: boolean;
  /** Lowered while somebody speaks. */
  ducked: boolean;
  /** Delay to synchronise voice and video. */
  delayMs: number;
}

export interface MasterSettings {
  gainDb: number;
  /** Gain of ducked music in decibels, 0 or less; 0 turns ducking off. */
  duckDb: number;
}

interface SoundSettings {
  /** By input id; persisted, so that a muted input stays muted after a reload. */
  strips: Readonly<Record<string, StripSettings>>;
  master: MasterSettings;
}

const DEFAULTS: Record<InputKind, StripSettings> = {
  voice: { gainDb: 0, muted: false, monitored: false, denoised: false, ducked: false, delayMs: 0 },
  music: { gainDb: -12, muted: false, monitored: false, denoised: false, ducked: true, delayMs: 0 },
};

/** The host's mixer settings, persisted in the browser. */
export const useSound = create<SoundSettings>()(
  persist((): SoundSettings => ({ strips: {}, master: { gainDb: 0, duckDb: -12 } }), {
    name: 'vitrine.sound',
    version: 1,
  }),
);

/** Settings of an input: the host's, or the defaults of its kind. */
export function stripOf(
  { strips }: Pick<SoundSettings, 'strips'>,
  id: string,
  kind: InputKind,
): StripSettings {
  return strips[id] ?? DEFAULTS[kind];
}

export function setStrip(id: string, kind: InputKind, change: Partial<StripSettings>): void {
  useSound.setState(before => ({
    strips: { ...before.strips, [id]: { ...stripOf(before, id, kind), ...change } },
  }));
}

export function setMaster(change: Partial<MasterSettings>): void {
  useSound.setState(({ master }) => ({ master: { ...master, ...change } }));
}

/** Converts decibels to a linear gain factor. */
export function gainFactor(gainDb: number): number {
  return gainDb <= MIN_GAIN_DB ? 0 : 10 ** (gainDb / 20);
}
