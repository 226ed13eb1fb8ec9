import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { openRoom, type Room, type RoomView } from '../../client/room/room.ts';
import type { CommandName, RequestData, RequestResult } from '../../shared/protocol.ts';
import type { Actor } from '../../shared/roles.ts';
import type { ShowState } from '../../shared/show-state.ts';
import type { Entry } from './entry.ts';
import { useReportError } from './errors.ts';

interface Place {
  room: Room;
  show: string;
  invite: string | undefined;
}

const RoomContext = createContext<Place | undefined>(undefined);

/** Opens the room of an entry for as long as it is on the page. */
export function RoomProvider({ entry, children }: { entry: Entry; children: ReactNode }) {
  const [place, setPlace] = useState<Place>();
  const { show, token } = entry;
  useEffect(() => {
    const room = openRoom({ show, token });
    setPlace({ room, show, invite: token });
    return () => room.close();
  }, [show, token]);
  return place ? <RoomContext value={place}>{children}</RoomContext> : null;
}

function usePlace(): Place {
  const place = useContext(RoomContext);
  if (!place) throw new Error('useRoom needs a RoomProvider above it.');
  return place;
}

/** The room that this page is in. */
export const useRoom = (): Room => usePlace().room;

/** The show's name in addresses. */
export const useShowSlug = (): string => usePlace().show;

/** The invite that this page came in by, for requests that don't go through the room's own connection. */
export const useInvite = (): string | undefined => usePlace().invite;

/** A part of what the room knows, re-rendered only when that part changes. */
export function useRoomView<T>(select: (view: RoomView) => T): T {
  return useStore(useRoom().store, select);
}

/** A part of the show's state. */
export function useShow<T>(select: (show: ShowState) => T): T {
  return useRoomView(view => select(view.show));
}

/** Who you are in this show; undefined before the first join. */
export const useYou = (): Actor | undefined => useRoomView(view => view.you);

/**
 * Sends commands and says refusals in the reader's words. The promise never rejects: it resolves to the result, or to
 * undefined where the command was turned down and the person has been told.
 */
export function useCommand(): <N extends CommandName>(
  name: N,
  data: RequestData<N>,
) => Promise<RequestResult<N> | undefined> {
  const room = useRoom();
  const reportError = useReportError();
  return useCallback(
    async (name, data) => {
      try {
        return await room.send(name, data);
      } catch (error) {
        reportError(error);
        return undefined;
      }
    },
    [room, reportError],
  );
}
