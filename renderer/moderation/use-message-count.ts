import { useEffect, useState } from 'react';
import type { FoundLine } from '../../shared/chat/protocol.ts';
import { useRoom } from '../app/room-context.tsx';

/**
 * How many messages a person has written in the show. The replica keeps only the newest of everybody, so the server is
 * asked whenever that person has written again; until it has answered, and offline, those in sight are counted.
 */
export function useMessageCount(personId: string | undefined, entries: readonly FoundLine[]): number {
  const room = useRoom();
  const [known, setKnown] = useState({ personId, messages: 0 });
  const newestId = entries[0]?.message.id;
  useEffect(() => {
    // Without a message in sight nothing is shown, so that nothing is asked.
    if (personId === undefined || newestId === undefined) return;
    let isCurrent = true;
    room.send('chat.count', { personId }).then(
      ({ messages }) => isCurrent && setKnown({ personId, messages }),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [room, personId, newestId]);
  return Math.max(entries.length, known.personId === personId ? known.messages : 0);
}
