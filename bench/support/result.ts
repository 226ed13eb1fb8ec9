/** What a measurement returns: keys carry their unit, `peers` were measured in the same run. */
export interface BenchResult {
  readonly ours: object;
  readonly peers: Record<string, object>;
}
