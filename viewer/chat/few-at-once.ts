import { useEffect, useReducer, useRef } from 'react';
import type { ShownLine } from '../../shared/privatereply/lines.ts';

/** So many new lines a phone can draw without being held up; a whole screen of them takes it several frames. */
const MOST_NEW = 4;
/** How soon the next ones follow. */
const GAP_MS = 200;

/**
 * The end of a chat as it is drawn next: the newest lines, of which at most MOST_NEW are new at once, the oldest first. A
 * list that was empty is drawn whole.
 */
export function withFewNew(
  drawn: readonly ShownLine[],
  lines: readonly ShownLine[],
  count: number,
): readonly ShownLine[] {
  const end = lines.slice(-count);
  const stood = new Set(drawn.map(({ id }) => id));
  const fresh = end.filter(({ id }) => !stood.has(id));
  if (stood.size === 0 || fresh.length <= MOST_NEW) return end;
  for (const { id } of fresh.slice(0, MOST_NEW)) stood.add(id);
  return lines.filter(({ id }) => stood.has(id)).slice(-count);
}

/** The newest lines of a chat, a few new ones at a time while a reader is at its end; who reads further back gets all. */
export function useFewAtOnce(
  lines: readonly ShownLine[],
  count: number,
  isAtEnd: boolean,
): readonly ShownLine[] {
  const drawn = useRef<readonly ShownLine[]>([]);
  const [, drawMore] = useReducer((turn: number) => turn + 1, 0);
  const shown = withFewNew(isAtEnd ? drawn.current : [], lines, count);
  const isBehind = shown.at(-1)?.id !== lines.at(-1)?.id;
  useEffect(() => {
    drawn.current = isAtEnd ? shown : [];
    if (!isBehind) return;
    const timer = setTimeout(drawMore, GAP_MS);
    return () => clearTimeout(timer);
  });
  return shown;
}
