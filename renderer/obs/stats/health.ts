import type { ObsStats, ObsStreamStats } from '../replica/replica.ts';

/** Over how long things are looked at: an hour of good work must not hide a bad minute, nor a bad start follow a show. */
const RECENT_MS = 10_000;

/** How much a part grew against its whole in the last ten seconds, out of two counters that only grow. */
export class RecentShare {
  #readings: { at: number; part: number; whole: number }[] = [];

  /** Takes a reading and gives the share, from 0 to 1. */
  read(part: number, whole: number, at: number): number {
    const before = this.#readings.at(-1);
    // Counters that went back belong to another run of OBS, or to another stream.
    if (before && whole < before.whole) this.#readings = [];
    this.#readings = [...this.#readings.filter(each => at - each.at <= RECENT_MS), { at, part, whole }];
    const [first] = this.#readings;
    if (!first || whole <= first.whole) return 0;
    return (part - first.part) / (whole - first.whole);
  }
}

/** How OBS itself is doing: `late` where it draws too slowly, `full` where the disk is about to be. */
export type ObsMood = 'good' | 'late' | 'full';

const LATE_SHARE = 0.05;
const LOW_DISK_MB = 2048;

/** `lateShare` is of the frames of the last seconds. */
export function obsMood({ diskFreeMb }: ObsStats, lateShare: number): ObsMood {
  if (diskFreeMb < LOW_DISK_MB) return 'full';
  return lateShare > LATE_SHARE ? 'late' : 'good';
}

/** How OBS's stream gets through: `tight` where the path takes it only just, `poor` where pictures are left out. */
export type LinkMood = 'good' | 'tight' | 'poor';

const TIGHT_CONGESTION = 0.2;
const POOR_CONGESTION = 0.7;
const POOR_SHARE = 0.02;

/** `droppedShare` is of the frames of the last seconds. */
export function linkMood({ congestion }: ObsStreamStats, droppedShare: number): LinkMood {
  if (congestion > POOR_CONGESTION || droppedShare > POOR_SHARE) return 'poor';
  return congestion > TIGHT_CONGESTION ? 'tight' : 'good';
}
