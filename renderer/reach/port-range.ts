/** Ports as a person reads them: `44444`, or `44444–44445` for several in a row. */
export function portRange(ports: readonly number[]): string {
  const sorted = ports.toSorted((one, other) => one - other);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  return last - first === sorted.length - 1 && last > first ? `${first}–${last}` : sorted.join(', ');
}
