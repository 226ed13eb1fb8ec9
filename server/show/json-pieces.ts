import { setImmediate } from 'node:timers/promises';

/** What a piece holds at most, in values: about 10 KB of text, made in a fraction of a millisecond. */
const PIECE = 500;
/** A text weighs one value for so many characters. */
const CHARACTERS = 20;
/** How long others wait at most while a text is put together, in milliseconds. */
const TURN_MS = 2;

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

/** The JSON text of plain data in pieces of bounded size. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null || weigh(value, PIECE) <= PIECE)
    yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* around('[', value.entries(), ']');
  else yield* around('{', Object.entries(value), '}');
}

/** A large list or record: what is large in it in pieces again, the rest in groups. */
function* around(
  open: '[' | '{',
  entries: Iterable<[number | string, unknown]>,
  close: string,
): Generator<string> {
  let group: [number | string, unknown][] = [];
  let weight = 0;
  // Before the first text stands the bracket, before every other one a comma.
  let before: string = open;
  for (const [key, value] of entries) {
    const more = weigh(value, PIECE);
    if (weight + more > PIECE) {
      const text = inside(open, group);
      if (text !== '') yield before + text;
      if (text !== '') before = ',';
      group = [];
      weight = 0;
    }
    if (more > PIECE) {
      yield open === '[' ? before : `${before}${JSON.stringify(key)}:`;
      yield* jsonPieces(value);
      before = ',';
    } else {
      group.push([key, value]);
      weight += more;
    }
  }
  const text = inside(open, group);
  yield text === '' && before === ',' ? close : before + text + close;
}

/** The text of some entries without the brackets around it; empty where none of them has a text. */
function inside(open: '[' | '{', group: readonly [number | string, unknown][]): string {
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
