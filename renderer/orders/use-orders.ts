import { useEffect, useMemo, useState } from 'react';
import { type Order, ordersOf } from '../../shared/orders/order.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useRoomView, useShow } from '../app/room-context.tsx';
import { useThrottled } from '../ui/hooks/use-throttled.ts';

/** In a rush orders change thousands of times a second; a list is read at leisure. */
const SHOW_EVERY_MS = 500;
const ASK_EVERY_MS = 1000;

/** All orders of the show, from the crew's replica, the newest first. */
export function useShowOrders(): readonly Order[] {
  const deals = useThrottled(
    useShow(show => show.deals),
    SHOW_EVERY_MS,
  );
  return useMemo(() => ordersOf(Object.values(deals.byId), deals.claims), [deals]);
}

/** The orders of a rep's brand, asked for again whenever its deals have sold. Undefined until they are there. */
export function useBrandOrders(): readonly Order[] | undefined {
  const room = useRoom();
  const reportError = useReportError();
  const [orders, setOrders] = useState<readonly Order[]>();
  const figures = useThrottled(
    useRoomView(view => view.live.deals.figures),
    ASK_EVERY_MS,
  );
  const isJoined = useRoomView(({ connection }) => connection.kind === 'joined');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the figures tell that there is something new to ask for.
  useEffect(() => {
    if (!isJoined) return;
    let isCurrent = true;
    room.send('order.list', {}).then(
      answer => isCurrent && setOrders(answer.orders),
      error => isCurrent && reportError(error),
    );
    return () => {
      isCurrent = false;
    };
  }, [room, reportError, figures, isJoined]);
  return orders;
}
