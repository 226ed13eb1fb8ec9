import type { ObsStats, ObsStreamStats } from '../replica/replica.ts';

/** Length of the window. Short, so that an hour of good work does not hide a bad minute. */
const RECENT_MS = 10_000;

/** The share of one monotonic counter in another over the last ten seconds. */
export class RecentShare {
  #readings: { at: number; part: number; whole: number }[] = [];

  /** Adds a reading (`at` in milliseconds) and returns the share, from 0 to 1. */
  read(part: number, whole: number, at: number): number {
    const before = this.#readings.at(-1);
    // Counters that decreased belong to another run of OBS, or to another stream.
    if (before && whole < before.whole) this.#readings = [];
    this.#readings = [...this.#readings.filter(each => at - each.at <= RECENT_MS), { at, part, whole }];
    const [first] = this.#readings;
    if (!first || whole <= first.whole) return 0;
    return (part - first.part) / (whole - first.whole);
  }
}

/** Health of OBS: `late` if it renders too slowly, `full` if the disk is nearly full. */
export type ObsHealth = 'good' | 'late' | 'full';

const LATE_SHARE = 0.05;
const LOW_DISK_MB = 2048;

/** `lateShare` is the share of late frames in the last seconds. */
export function obsHealth({ diskFreeMb }: ObsStats, lateShare: number): ObsHealth {
  if (diskFreeMb < LOW_DISK_MB) return 'full';
  return lateShare > LATE_SHARE ? 'late' : 'good';
}

/** Health of OBS's stream: `tight` on congestion, `poor` if frames are dropped. */
export type StreamHealth = 'good' | 'tight' | 'poor';

const TIGHT_CONGESTION = 0.2;
const POOR_CONGESTION = 0.7;
const POOR_SHARE = 0.02;

/** `droppedShare` is the share of dropped frames in the last seconds. */
export function streamHealth({ congestion }: ObsStreamStats, droppedShare: number): StreamHealth {
  if (congestion > POOR_CONGESTION || droppedShare > POOR_SHARE) return 'poor';
  return congestion > TIGHT_CONGESTION ? 'tight' : 'good';
}
