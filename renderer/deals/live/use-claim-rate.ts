import { useEffect, useMemo, useState } from 'react';
import { useRoom, useRoomView } from '../../app/room-context.tsx';
import { useServerNow } from '../../app/show-clock.ts';
import { type PaceSample, paceOf, sampleOf, withSample } from './claim-rate.ts';

/** Units of a deal that were claimed in each of the last seconds, from when it was first looked at. */
export function usePace(dealId: string): number[] {
  const room = useRoom();
  const figures = useRoomView(view => view.figures[dealId]);
  const [samples, setSamples] = useState<readonly PaceSample[]>([]);
  useEffect(() => {
    if (figures) setSamples(before => withSample(before, sampleOf(figures, room.now())));
  }, [figures, room]);
  const second = Math.floor(useServerNow(0) / 1000);
  return useMemo(() => paceOf(samples, second * 1000), [samples, second]);
}
