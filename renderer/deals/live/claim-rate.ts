import type { DealFigures } from '../../../shared/deals/deal.ts';

/** Length of the chart. */
export const WINDOW_SECONDS = 120;

/** Units claimed so far at a server time. */
export interface ClaimSample {
  readonly at: number;
  readonly claimed: number;
}

export const toSample = ({ held, paid }: Pick<DealFigures, 'held' | 'paid'>, at: number): ClaimSample => ({
  at,
  claimed: held + paid,
});

/** Appends a sample and drops those before the window, except the last of them, which is the base of the first bin. */
export function appendSample(samples: readonly ClaimSample[], next: ClaimSample): ClaimSample[] {
  const from = next.at - WINDOW_SECONDS * 1000;
  const first = samples.findLastIndex(({ at }) => at < from);
  return [...samples.slice(Math.max(0, first)), next];
}

/**
 * Units claimed in each of the last full seconds, the newest last. Units that are given back are not subtracted; they
 * show in the stock.
 */
export function claimRate(samples: readonly ClaimSample[], now: number): number[] {
  const bins = new Array<number>(WINDOW_SECONDS).fill(0);
  const end = Math.floor(now / 1000);
  for (let index = 1; index < samples.length; index++) {
    const [before, sample] = [samples[index - 1], samples[index]];
    if (!before || !sample) continue;
    const bin = WINDOW_SECONDS - (end - Math.floor(sample.at / 1000));
    const claimed = Math.max(0, sample.claimed - before.claimed);
    if (bin >= 0 && bin < WINDOW_SECONDS) bins[bin] = (bins[bin] ?? 0) + claimed;
  }
  return bins;
}
