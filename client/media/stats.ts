/** The fields of a WebRTC statistics report that are read here; browsers leave out what they don't know. */
export interface Stat {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly kind?: 'audio' | 'video';
  readonly [field: string]: unknown;
}

/** All entries of one type. */
export function statsOf(report: ReadonlyMap<string, unknown>, type: string): Stat[] {
  return [...report.values()].filter((stat): stat is Stat => (stat as Stat).type === type);
}

export function numberOf(stat: Stat | undefined, field: string): number {
  const value = stat?.[field];
  return typeof value === 'number' ? value : 0;
}

export function sumOf(stats: readonly Stat[], field: string): number {
  return stats.reduce((sum, stat) => sum + numberOf(stat, field), 0);
}

/** How much a counter grew between two readings; a counter that started over counts from zero. */
export function growth(now: number, before: number): number {
  return now >= before ? now - before : now;
}

/**
 * The path in use. It stays that while it is broken, when its state goes back to in-progress. Firefox marks it itself,
 * other browsers name it in the transport.
 */
export function pathOf(report: ReadonlyMap<string, unknown>): Stat | undefined {
  const used = new Set(statsOf(report, 'transport').map(stat => stat.selectedCandidatePairId));
  return statsOf(report, 'candidate-pair').find(stat => used.has(stat.id) || stat.selected === true);
}

/** Round trip of the path in use, in milliseconds. */
export function roundTripOf(report: ReadonlyMap<string, unknown>): number | undefined {
  const seconds = pathOf(report)?.currentRoundTripTime;
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}

/** A share in percent; of nothing, it is nothing. */
export function percentOf(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}
