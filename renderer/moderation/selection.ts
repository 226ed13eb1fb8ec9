import { MAX_AT_ONCE } from '../../shared/chat/protocol.ts';

type Ids = readonly string[];
export type Selected = ReadonlySet<string>;

/** With a row more, or without one that was among them. No more than one command takes. */
export function toggled(selected: Selected, id: string): Selected {
  const next = new Set(selected);
  if (!next.delete(id) && next.size < MAX_AT_ONCE) next.add(id);
  return next;
}

/** With all rows from one to another, both included; with the other alone where the first is gone. */
export function extended(selected: Selected, ids: Ids, from: string | undefined, to: string): Selected {
  const end = ids.indexOf(to);
  if (end === -1) return selected;
  const start = from === undefined ? -1 : ids.indexOf(from);
  const [first, last] = start === -1 ? [end, end] : [Math.min(start, end), Math.max(start, end)];
  return allOf([...selected, ...ids.slice(first, last + 1)]);
}

/** As many of the first rows as one command takes. */
export const allOf = (ids: Ids): Selected => new Set([...new Set(ids)].slice(0, MAX_AT_ONCE));

/** Those that are still there, in the order of the list. */
export const stillThere = (selected: Selected, ids: Ids): string[] =>
  selected.size === 0 ? [] : ids.filter(id => selected.has(id));
