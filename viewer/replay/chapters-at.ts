import type { Chapter } from '../../shared/replay/replay.ts';

/** The chapters that a moment of the recording lies in, the one that began last first. */
export function chaptersAt(chapters: readonly Chapter[], ms: number): Chapter[] {
  return chapters.filter(({ fromMs, toMs }) => ms >= fromMs && ms < toMs).reverse();
}
