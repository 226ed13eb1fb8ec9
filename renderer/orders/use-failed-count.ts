import { useMemo } from 'react';
import { allClaims } from '../../shared/deals/claims.ts';
import { isFailedNow } from '../../shared/orders/order.ts';
import { useShow } from '../app/room-context.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';

const COUNT_EVERY_MS = 1000;

/** How many orders are kept for buyers whose payment has failed, by the crew's replica. */
export function useFailedCount(): number {
  const claims = useThrottled(
    useShow(show => show.deals.claims),
    COUNT_EVERY_MS,
  );
  return useMemo(
    () =>
      Object.values(claims).reduce(
        (sum, book) => (book.held > 0 ? sum + allClaims(book).filter(isFailedNow).length : sum),
        0,
      ),
    [claims],
  );
}
