import { pick, type Random } from './random.ts';

const SLOT = /\{(\w+)\}/g;

/** Lists by name: a heading in brackets, then items, on lines of their own or between bars. */
function listsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  let list: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      list = [];
      lists.set(name, list);
    } else if (!line.startsWith('#')) list.push(...line.split('|').filter(item => item !== ''));
  }
  return lists;
}

/** Lines from frames (`how much is the {goods}`) with an item of the list that each slot names. */
export function framedLines(text: string, count: number, random: Random): string[] {
  const lists = listsOf(text);
  const frames = lists.get('frames') ?? [];
  return Array.from({ length: count }, () =>
    pick(frames, random).replace(SLOT, (_, name: string) => pick(lists.get(name) ?? [], random)),
  );
}
