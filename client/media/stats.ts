/** An entry of an RTCStatsReport; browsers leave out the fields they don't implement. */
export interface Stat {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly kind?: 'audio' | 'video';
  readonly [field: string]: unknown;
}

/** All entries of one type. `report` is an RTCStatsReport. */
export function statsOf(report: ReadonlyMap<string, unknown>, type: string): Stat[] {
  return [...report.values()].filter((stat): stat is Stat => (stat as Stat).type === type);
}

/** A numeric field, 0 if absent. */
export function numberOf(stat: Stat | undefined, field: string): number {
  const value = stat?.[field];
  return typeof value === 'number' ? value : 0;
}

/** Sum of a numeric field over several entries. */
export function sumOf(stats: readonly Stat[], field: string): number {
  return stats.reduce((sum, stat) => sum + numberOf(stat, field), 0);
}

/** Growth of a counter between two readings; a counter that was reset counts from zero. */
export function growth(now: number, before: number): number {
  return now >= before ? now - before : now;
}

/**
 * The selected candidate pair. It stays selected while connectivity is lost, when its state goes back to in-progress.
 * Firefox sets `selected` on the pair, other browsers name it in the transport's entry.
 */
export function selectedPairOf(report: ReadonlyMap<string, unknown>): Stat | undefined {
  const selected = new Set(statsOf(report, 'transport').map(stat => stat.selectedCandidatePairId));
  return statsOf(report, 'candidate-pair').find(stat => selected.has(stat.id) || stat.selected === true);
}

/** Round trip time of the selected candidate pair, in milliseconds. */
export function roundTripOf(report: ReadonlyMap<string, unknown>): number | undefined {
  const seconds = selectedPairOf(report)?.currentRoundTripTime;
  return typeof seconds === 'number' ? seconds * 1000 : undefined;
}

/** `part` of `whole` in percent; 0 if `whole` is. */
export function percentOf(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}
