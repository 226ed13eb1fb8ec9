import { useCallback, useEffect, useRef } from 'react';
import type { Target } from '../../shared/handling/contract.ts';
import { useRoom, useRoomView } from '../app/room-context.tsx';

/** Keys that run through a list tell the others only where they stop. */
const SETTLE_MS = 150;

/** Returns a function that tells the others of the crew what this page handles; the newest call counts. */
export function useHandle(): (target: Target) => void {
  const room = useRoom();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTold = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    target => {
      const isNothing = target.messageId === undefined && target.personId === undefined;
      if (isNothing && !isTold.current) return;
      isTold.current = !isNothing;
      clearTimeout(timer.current);
      // It is only news for the others: one that is lost, as while reconnecting, is nobody's error.
      timer.current = setTimeout(() => void room.send('handling.begin', target).catch(() => {}), SETTLE_MS);
    },
    [room],
  );
}

/** The name of somebody else of the crew who handles a message; undefined without anybody. */
export function useMessageHandler(messageId: string): string | undefined {
  return useRoomView(
    ({ live, you }) =>
      live.handling.handlers.find(each => each.messageId === messageId && each.by !== you?.id)?.name,
  );
}

/** Likewise for a person, by a message of theirs or themselves. */
export function usePersonHandler(personId: string | undefined): string | undefined {
  return useRoomView(
    ({ live, you }) =>
      live.handling.handlers.find(
        each => personId !== undefined && each.personId === personId && each.by !== you?.id,
      )?.name,
  );
}

/** What the others of the crew handle now. */
export const useHandled = () => useRoomView(({ live }) => live.handling.handlers);
