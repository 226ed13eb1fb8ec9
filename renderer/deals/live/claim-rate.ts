import type { DealFigures } from '../../../shared/deals/deal.ts';

/** How far the line of claims reaches back. */
export const PACE_SECONDS = 120;

/** Units claimed so far at a server time, as one report told it. */
export interface PaceSample {
  readonly at: number;
  readonly claimed: number;
}

export const sampleOf = ({ held, paid }: Pick<DealFigures, 'held' | 'paid'>, at: number): PaceSample => ({
  at,
  claimed: held + paid,
});

/** Adds a report to those before it, and forgets what is too old to be drawn but for the last one before. */
export function withSample(samples: readonly PaceSample[], next: PaceSample): PaceSample[] {
  const from = next.at - PACE_SECONDS * 1000;
  const first = samples.findLastIndex(({ at }) => at < from);
  return [...samples.slice(Math.max(0, first)), next];
}

/**
 * Units claimed in each of the last full seconds, the newest last. What comes back takes nothing from them: a line of
 * claims tells how fast people take, and what was given back is told by what is left.
 */
export function paceOf(samples: readonly PaceSample[], now: number): number[] {
  const bins = new Array<number>(PACE_SECONDS).fill(0);
  const end = Math.floor(now / 1000);
  for (let index = 1; index < samples.length; index++) {
    const [before, sample] = [samples[index - 1], samples[index]];
    if (!before || !sample) continue;
    const bin = PACE_SECONDS - (end - Math.floor(sample.at / 1000));
    const taken = Math.max(0, sample.claimed - before.claimed);
    if (bin >= 0 && bin < PACE_SECONDS) bins[bin] = (bins[bin] ?? 0) + taken;
  }
  return bins;
}
