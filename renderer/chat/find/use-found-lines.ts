import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Room } from '../../../client/room/room.ts';
import { FOUND_AT_ONCE, type FoundLine } from '../../../shared/chat/protocol.ts';
import { useRoom } from '../../app/room-context.tsx';
import { type Wanted, withEvent, withPage } from './found-lines.ts';

/** `failed` where the server could not be asked: what was found so far stays. */
export type FindState = 'searching' | 'more' | 'all' | 'failed';

interface Found {
  readonly lines: readonly FoundLine[];
  readonly state: FindState;
  /** Where to go on. */
  readonly next: number | undefined;
}

const NOTHING: Found = { lines: [], state: 'searching', next: undefined };

/** Asks for lines until a page's worth of them was found, or the show was looked through. */
async function* pagesOf(room: Room, wanted: Wanted, from: number | undefined) {
  let before = from;
  for (let count = 0; count < FOUND_AT_ONCE; ) {
    const page = await room.send('chat.find', { ...wanted, ...(before === undefined ? {} : { before }) });
    yield page;
    if (page.next === undefined) return;
    count += page.lines.length;
    before = page.next;
  }
}

/**
 * Lines of the whole show, the newest first. They are asked for piece by piece; another wish, or nobody who wants them any
 * more, ends that.
 */
export function useFoundLines({ text, personId }: Wanted) {
  const room = useRoom();
  const [found, setFound] = useState(NOTHING);
  const search = useRef<object>(undefined);
  const wanted = useMemo(
    (): Wanted => ({ ...(text ? { text } : {}), ...(personId ? { personId } : {}) }),
    [text, personId],
  );

  const load = useCallback(
    async (from: number | undefined) => {
      const own = {};
      search.current = own;
      const update = (change: (now: Found) => Found) => search.current === own && setFound(change);
      update(now => ({ ...now, state: 'searching' }));
      try {
        for await (const { lines, next } of pagesOf(room, wanted, from)) {
          if (search.current !== own) return;
          update(now => ({ lines: withPage(now.lines, lines), state: 'searching', next }));
        }
        update(now => ({ ...now, state: now.next === undefined ? 'all' : 'more' }));
      } catch {
        update(now => ({ ...now, state: 'failed' }));
      }
    },
    [room, wanted],
  );

  useEffect(() => {
    setFound(NOTHING);
    void load(undefined);
    return () => {
      search.current = undefined;
    };
  }, [load]);

  useEffect(() => {
    return room.onEvent(event =>
      setFound(now => {
        const lines = withEvent(now.lines, event, wanted);
        return lines === now.lines ? now : { ...now, lines };
      }),
    );
  }, [room, wanted]);

  const { next } = found;
  const more = useCallback(() => void load(next), [load, next]);
  return { lines: found.lines, state: found.state, more };
}
