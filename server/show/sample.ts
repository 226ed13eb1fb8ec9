/** Of a longer list or record, so many entries are looked at. */
const SAMPLE = 16;

/** Plain data with its long lists and records cut down to entries from all over them: the same form at a bounded size. */
export function sampleOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return spread(value).map(sampleOf);
  const entries = Object.entries(value);
  // What has few entries may be of a fixed form, in which each of them is needed.
  const kept = entries.length > 4 * SAMPLE ? spread(entries) : entries;
  return Object.fromEntries(kept.map(([key, each]) => [key, sampleOf(each)]));
}

function spread<T>(list: readonly T[]): readonly T[] {
  if (list.length <= SAMPLE) return list;
  return Array.from(
    { length: SAMPLE },
    (_, index) => list[Math.round((index * (list.length - 1)) / (SAMPLE - 1))],
  ) as T[];
}
