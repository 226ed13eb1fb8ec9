import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** Loudest and quietest that a slider goes, in decibels; at the quietest the strip is silent. */
export const MAX_GAIN_DB = 12;
export const MIN_GAIN_DB = -48;
/** Longest delay for lip sync, in milliseconds. */
export const MAX_DELAY_MS = 500;

/** What an input is: voices lower the music, music is lowered. */
export type InputKind = 'voice' | 'music';

/** The input that the stage's own microphone is. */
export const MICROPHONE = 'microphone';

export interface StripSettings {
  gainDb: number;
  muted: boolean;
  /** Heard in the host's own headphones as well. */
  monitored: boolean;
  /** Noise suppression. */
  denoised: boolean;
  /** Lowered while somebody speaks. */
  ducked: boolean;
  /** Later than it comes, so that lips and voice agree. */
  delayMs: number;
}

export interface MasterSettings {
  gainDb: number;
  /** How far music goes down under voice, in decibels; 0 leaves it. */
  duckDb: number;
}

interface SoundSettings {
  /** By input; kept over reloads and reconnects, so that nothing un-mutes itself. */
  strips: Readonly<Record<string, StripSettings>>;
  master: MasterSettings;
}

const DEFAULTS: Record<InputKind, StripSettings> = {
  voice: { gainDb: 0, muted: false, monitored: false, denoised: false, ducked: false, delayMs: 0 },
  music: { gainDb: -12, muted: false, monitored: false, denoised: false, ducked: true, delayMs: 0 },
};

/** How the host has set their sound. */
export const useSound = create<SoundSettings>()(
  persist((): SoundSettings => ({ strips: {}, master: { gainDb: 0, duckDb: -12 } }), {
    name: 'vitrine.sound',
    version: 1,
  }),
);

/** The settings of one input: the host's, or what suits its kind. */
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

/** Decibels as the factor that a gain node takes. */
export function factorOf(gainDb: number): number {
  return gainDb <= MIN_GAIN_DB ? 0 : 10 ** (gainDb / 20);
}
