import { useEffect, useReducer, useRef } from 'react';
import type { ShownLine } from '../../shared/privatereply/lines.ts';

/** So many new lines of a crowd a phone can draw without being held up; a whole screen of them takes it several frames. */
const MOST_NEW = 4;
/** How soon the next ones follow. */
const GAP_MS = 200;

/** What its reader waits for: their own lines, and what the crew says. */
const isAwaited = ({ personId, role }: ShownLine, you: string | undefined): boolean =>
  personId === you || role !== 'viewer';

/**
 * The end of a chat as it is drawn next: the newest lines, of which at most MOST_NEW are new at once, the oldest first, and
 * with them all that the reader waits for. A list that was empty is drawn whole.
 * @param you the reader's id
 */
export function withFewNew(
  drawn: readonly ShownLine[],
  lines: readonly ShownLine[],
  count: number,
  you?: string,
): readonly ShownLine[] {
  const end = lines.slice(-count);
  const stood = new Set(drawn.map(({ id }) => id));
  const fresh = end.filter(({ id }) => !stood.has(id));
  if (stood.size === 0 || fresh.length <= MOST_NEW) return end;
  for (const [at, line] of fresh.entries()) if (at < MOST_NEW || isAwaited(line, you)) stood.add(line.id);
  return lines.filter(({ id }) => stood.has(id)).slice(-count);
}

/** The newest lines of a chat, a few new ones at a time while a reader is at its end; who reads further back gets all. */
export function useFewAtOnce(
  lines: readonly ShownLine[],
  count: number,
  isAtEnd: boolean,
  you: string | undefined,
): readonly ShownLine[] {
  const drawn = useRef<readonly ShownLine[]>([]);
  const [, drawMore] = useReducer((turn: number) => turn + 1, 0);
  const shown = withFewNew(isAtEnd ? drawn.current : [], lines, count, you);
  const isBehind = lines.slice(-count).some(({ id }, at) => shown[at]?.id !== id);
  useEffect(() => {
    drawn.current = isAtEnd ? shown : [];
    if (!isBehind) return;
    const timer = setTimeout(drawMore, GAP_MS);
    return () => clearTimeout(timer);
  });
  return shown;
}
