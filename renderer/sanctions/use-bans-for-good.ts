import { useEffect, useState } from 'react';
import type { BanForGood } from '../../shared/sanctions/rules.ts';
import { useRoom } from '../app/room-context.tsx';

/** The bans for good of other shows, asked for anew when one is lifted or put back; undefined until they are there. */
export function useBansForGood(isWanted: boolean): readonly BanForGood[] | undefined {
  const room = useRoom();
  const [bans, setBans] = useState<readonly BanForGood[]>();
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const ask = () =>
      room.send('sanction.listed', {}).then(
        answer => isCurrent && setBans(answer.bans),
        // Whoever is offline is told so above; the list comes with the next change, or when it is opened again.
        () => {},
      );
    void ask();
    const stop = room.onEvent(({ name }) => {
      if (name === 'sanction.lifted' || name === 'sanction.relisted') void ask();
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [room, isWanted]);
  return isWanted ? bans : undefined;
}
