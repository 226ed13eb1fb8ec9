import { useEffect, useState } from 'react';
import type { RequestResult } from '../../shared/show/protocol.ts';
import { useRoom } from '../app/room-context.tsx';

export type PersonCard = RequestResult<'person.card'>;

/**
 * What the server remembers of a person, however long ago they wrote. It is asked again where `changes` does, as with
 * another line of theirs; undefined until it has answered.
 */
export function usePersonCard(personId: string, changes: unknown): PersonCard | undefined {
  const room = useRoom();
  const [known, setKnown] = useState<{ personId: string; card: PersonCard }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes is asked anew for.
  useEffect(() => {
    let isCurrent = true;
    room.send('person.card', { personId }).then(
      card => isCurrent && setKnown({ personId, card }),
      // Whoever is offline is told so above; the card comes with the next try.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [room, personId, changes]);
  return known?.personId === personId ? known.card : undefined;
}
