import { setImmediate } from 'node:timers/promises';

/** Up to so many values are made into text in one go with their neighbours: about 10 KB, a fraction of a millisecond. */
const SMALL = 500;
/** Lists and records up to here are made into text at once, and the text is kept: about 100 KB, a millisecond. */
const KEPT = 5000;
/** A text weighs one value for so many characters. */
const CHARACTERS = 20;
/** How long others wait at most while a text is put together, in milliseconds. */
const TURN_MS = 2;

/**
 * Texts of middle-sized parts, for as long as the part is there. Most of a state is what it was: all claims of deals
 * that are over, and the chat of this moment for everybody who comes back at once.
 */
const texts = new WeakMap<object, string>();

/** The same text as JSON.stringify gives for plain data, made over as many turns of the event loop as it takes. */
export async function stringifyInTurns(value: object): Promise<string> {
  const pieces: string[] = [];
  let begun = performance.now();
  for (const piece of jsonPieces(value)) {
    pieces.push(piece);
    if (performance.now() - begun < TURN_MS) continue;
    await setImmediate();
    begun = performance.now();
  }
  if (pieces.length === 1) return pieces.join('');
  // Putting 5 MB together takes 3 ms, and handing them to another thread takes 2: turns of their own.
  await setImmediate();
  const text = pieces.join('');
  await setImmediate();
  return text;
}

/** The same text as JSON.stringify gives for plain data that nobody changes any more. */
export function stringifyKept(value: object): string {
  return [...jsonPieces(value)].join('');
}

/** The JSON text of plain data in pieces of bounded size. The data must not be changed afterwards. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || weigh(value, SMALL) <= SMALL) {
    yield JSON.stringify(value);
    return;
  }
  const known = texts.get(value) ?? keptText(value);
  if (known !== undefined) yield known;
  else if (Array.isArray(value)) yield* around('[', value.entries(), ']');
  else yield* around('{', Object.entries(value), '}');
}

/** The text of a middle-sized list or record of small things, from now on kept; undefined for any other one. */
function keptText(value: object): string | undefined {
  let weight = 0;
  for (const each of Object.values(value)) {
    const more = weigh(each, SMALL);
    weight += more;
    if (more > SMALL || weight > KEPT) return undefined;
  }
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

type Entry = readonly [number | string, unknown];

/** A list or record: what is large in it in pieces again, the rest in groups of neighbours. */
function* around(open: '[' | '{', entries: Iterable<Entry>, close: string): Generator<string> {
  let group: Entry[] = [];
  let weight = 0;
  // Before the first text stands the bracket, before every other one a comma.
  let before: string = open;
  for (const entry of entries) {
    const more = weigh(entry[1], SMALL);
    if (weight + more > SMALL) {
      const text = inside(open, group);
      if (text !== '') yield before + text;
      if (text !== '') before = ',';
      group = [];
      weight = 0;
    }
    if (more > SMALL) {
      yield open === '[' ? before : `${before}${JSON.stringify(entry[0])}:`;
      yield* jsonPieces(entry[1]);
      before = ',';
    } else {
      group.push(entry);
      weight += more;
    }
  }
  const text = inside(open, group);
  yield text === '' && before === ',' ? close : before + text + close;
}

/** The text of some entries without the brackets around it; empty where none of them has a text. */
function inside(open: '[' | '{', group: readonly Entry[]): string {
  const value = open === '[' ? group.map(([, each]) => each) : Object.fromEntries(group);
  return JSON.stringify(value).slice(1, -1);
}

/** How many values there are in a value, itself included; counted no further than just above a limit. */
function weigh(value: unknown, limit: number): number {
  if (typeof value === 'string') return 1 + value.length / CHARACTERS;
  if (typeof value !== 'object' || value === null) return 1;
  let weight = 1;
  for (const each of Object.values(value)) {
    weight += weigh(each, limit - weight);
    if (weight > limit) break;
  }
  return weight;
}
