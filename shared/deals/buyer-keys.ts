import { z } from 'zod';
import { type Buckets, withBucket } from './buckets.ts';

/** 48 bits of a hash: enough that two buyers don't meet by chance, and compared as fast as any number. */
export const BuyerKey = z.number().int().nonnegative();
export type BuyerKey = z.infer<typeof BuyerKey>;

/**
 * Which browser and which network address a claim or a bid came from, each hashed with the server's secret: equal ones can
 * be counted, and nobody can read an address or a browser from them. They never leave the server.
 */
export const BuyerKeys = z.object({ browser: BuyerKey.optional(), network: BuyerKey.optional() });
export type BuyerKeys = z.infer<typeof BuyerKeys>;

/** What came of one deal under one key. */
const KeyCount = z.object({
  key: BuyerKey,
  /** Units that are held, paid or waited for. */
  units: z.number().int(),
  /** Claims made in all, those given back or run out included. */
  claims: z.number().int(),
});
export type KeyCount = z.infer<typeof KeyCount>;

/** Counts by the keys of all claims on a deal. */
export const KeyCounts = z.array(z.array(KeyCount));
export type KeyCounts = Buckets<KeyCount>;

const NOTHING = { units: 0, claims: 0 };

const numberOf = ({ key }: Pick<KeyCount, 'key'>, buckets: number): number => key % buckets;

function placeOf(bucket: readonly KeyCount[], key: BuyerKey): number {
  for (let place = 0; place < bucket.length; place++) if (bucket[place]?.key === key) return place;
  return -1;
}

/** What came under a key; nothing where there is no key. */
export function countOf(
  counts: KeyCounts | undefined,
  key: BuyerKey | undefined,
): Pick<KeyCount, 'units' | 'claims'> {
  if (!counts || key === undefined) return NOTHING;
  const bucket = counts[key % counts.length] ?? [];
  return bucket[placeOf(bucket, key)] ?? NOTHING;
}

/** The counts with so many units and claims more under a key. */
export function withCount(
  counts: KeyCounts | undefined,
  key: BuyerKey,
  more: Pick<KeyCount, 'units' | 'claims'>,
): KeyCounts {
  const all = counts ?? [[]];
  const number = key % all.length;
  const bucket = all[number] ?? [];
  const place = placeOf(bucket, key);
  const { units, claims } = bucket[place] ?? NOTHING;
  const count = { key, units: units + more.units, claims: claims + more.claims };
  return withBucket(all, number, place < 0 ? [...bucket, count] : bucket.with(place, count), numberOf);
}

/** The same without its keys, as it leaves the server. */
export function withoutKeys<T extends { keys?: BuyerKeys | undefined }>(value: T): T {
  if (value.keys === undefined) return value;
  const { keys: _secret, ...open } = value;
  return open as T;
}
