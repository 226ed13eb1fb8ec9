import { useEffect, useState } from 'react';
import { atServer } from '../../client/server-address.ts';
import { useRoomView } from '../app/room-context.tsx';

/** From so many failed attempts on, the reason is looked for. */
const ATTEMPTS = 2;

/**
 * Whether pages come through where sockets don't: they open and carry nothing, or this page was never in the show, and the
 * server answers all the same. That is what a proxy does which passes no WebSockets on, or holds back what they carry.
 */
export function useBlockedSocket(): boolean {
  const wasIn = useRoomView(view => view.you !== undefined);
  const attempt = useRoomView(({ connection }) =>
    connection.kind === 'reconnecting' ? connection.attempt : 0,
  );
  const [isBlocked, setBlocked] = useState(false);
  const isHeldBack = useRoomView(view => view.isHeldBack);
  const isSuspect = isHeldBack || (!wasIn && attempt >= ATTEMPTS);
  useEffect(() => {
    if (!isSuspect) return;
    const asking = new AbortController();
    fetch(atServer('/healthz'), { cache: 'no-store', signal: asking.signal }).then(
      ({ ok }) => setBlocked(ok),
      () => {},
    );
    return () => asking.abort();
  }, [isSuspect]);
  return isSuspect && isBlocked;
}
