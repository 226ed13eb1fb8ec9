import { useEffect, useMemo, useState } from 'react';
import { useRoom, useRoomView } from '../../app/room-context.tsx';
import { useServerNow } from '../../app/show-clock.ts';
import { appendSample, type ClaimSample, claimRate, toSample } from './claim-rate.ts';

/** Units of a deal claimed in each of the last seconds, from the time of mounting. */
export function useClaimRate(dealId: string): number[] {
  const room = useRoom();
  const figures = useRoomView(view => view.live.deals.figures[dealId]);
  const [samples, setSamples] = useState<readonly ClaimSample[]>([]);
  useEffect(() => {
    if (figures) setSamples(before => appendSample(before, toSample(figures, room.now())));
  }, [figures, room]);
  const second = Math.floor(useServerNow(0) / 1000);
  return useMemo(() => claimRate(samples, second * 1000), [samples, second]);
}
