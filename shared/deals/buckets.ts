/**
 * Entries in buckets by the hash of their key, more buckets the more entries there are: as states are never changed in
 * place, one more entry copies a small part only.
 */
export type Buckets<T> = T[][];

/** Longest bucket before there are twice as many, and how full buckets have to be on average for that. */
const LONG_BUCKET = 32;
const FULL_BUCKET = 8;

/**
 * The same buckets with one of them replaced, on twice as many where they have become too full.
 * @param numberOf the number of the bucket that has an entry, among so many
 */
export function withBucket<T>(
  buckets: Buckets<T>,
  number: number,
  bucket: T[],
  numberOf: (entry: T, buckets: number) => number,
): Buckets<T> {
  const next = buckets.with(number, bucket);
  if (bucket.length <= LONG_BUCKET) return next;
  const count = next.reduce((sum, each) => sum + each.length, 0);
  return count > FULL_BUCKET * next.length ? onMoreBuckets(next, numberOf) : next;
}

function onMoreBuckets<T>(buckets: Buckets<T>, numberOf: (entry: T, buckets: number) => number): Buckets<T> {
  const more = Array.from({ length: 2 * buckets.length }, (): T[] => []);
  for (const entry of buckets.flat()) more[numberOf(entry, more.length)]?.push(entry);
  return more;
}
