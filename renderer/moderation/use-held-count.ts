import { useMemo } from 'react';
import { useShow } from '../app/room-context.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';

const INTERVAL_MS = 200;

/** How many messages wait for a decision. In a raid they are thousands, so they are counted a few times a second only. */
export function useHeldCount(): number {
  const withheld = useThrottled(
    useShow(show => show.chat.withheld),
    INTERVAL_MS,
  );
  return useMemo(() => withheld.reduce((sum, { state }) => sum + Number(state === 'held'), 0), [withheld]);
}
