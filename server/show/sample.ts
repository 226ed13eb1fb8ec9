/** Of a longer list or record, so many entries are looked at. */
const SAMPLE = 4;
/** What has no more entries than this may be of a fixed form, in which each of them is needed. */
const MAX_FIELDS = 32;

/** Plain data with its long lists and records cut down to entries from all over them: the same form, and small. */
export function sampleOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return spread(value).map(sampleOf);
  const keys = Object.keys(value);
  const fields = value as Readonly<Record<string, unknown>>;
  const sample: Record<string, unknown> = {};
  for (const key of keys.length > MAX_FIELDS ? spread(keys) : keys) sample[key] = sampleOf(fields[key]);
  return sample;
}

function spread<T>(list: readonly T[]): readonly T[] {
  if (list.length <= SAMPLE) return list;
  const step = (list.length - 1) / (SAMPLE - 1);
  return Array.from({ length: SAMPLE }, (_, index) => list[Math.round(index * step)] as T);
}
