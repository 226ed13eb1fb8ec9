/** The entry of a key; undefined where the record has none, also of a name that every object inherits a property of. */
export function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A record without one of its keys. */
export function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

/** A record with one entry changed; the same record where it has none of that key. */
export function changedEntry<T>(
  record: Record<string, T>,
  key: string,
  change: (entry: T) => T,
): Record<string, T> {
  const entry = entryOf(record, key);
  return entry === undefined ? record : { ...record, [key]: change(entry) };
}
