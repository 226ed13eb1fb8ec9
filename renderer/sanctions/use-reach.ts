import { useEffect, useState } from 'react';
import type { QueryResult } from '../../shared/show/protocol.ts';
import { useRoom } from '../app/room-context.tsx';

/** Who would be hit as well by what is done to a person's address; undefined until the server has answered. */
export function useReach(personId: string): QueryResult<'sanction.reach'> | undefined {
  const room = useRoom();
  const [reach, setReach] = useState<QueryResult<'sanction.reach'>>();
  useEffect(() => {
    let isCurrent = true;
    room.send('sanction.reach', { personId }).then(
      answer => isCurrent && setReach(answer),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [room, personId]);
  return reach;
}
