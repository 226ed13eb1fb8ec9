import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { reloadOutdated } from '../../client/room/reload-outdated.ts';
import { openRoom, type Room, type RoomView } from '../../client/room/room.ts';
import type { Actor } from '../../shared/roles.ts';
import type { CommandName, RequestData, RequestResult } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Entry } from './entry.ts';
import { useReportError } from './errors.ts';

interface RoomContextValue {
  room: Room;
  show: string;
  invite: string | undefined;
}

const RoomContext = createContext<RoomContextValue | undefined>(undefined);

/** Keeps the room of an entry open while it is mounted. */
export function RoomProvider({ entry, children }: { entry: Entry; children: ReactNode }) {
  const [value, setValue] = useState<RoomContextValue>();
  const { show, token } = entry;
  useEffect(() => {
    const room = openRoom({ show, token });
    reloadOutdated(room);
    setValue({ room, show, invite: token });
    return () => room.close();
  }, [show, token]);
  return value ? <RoomContext value={value}>{children}</RoomContext> : null;
}

function useRoomContext(): RoomContextValue {
  const value = useContext(RoomContext);
  if (!value) throw new Error('useRoom needs a RoomProvider above it.');
  return value;
}

/** The page's room. */
export const useRoom = (): Room => useRoomContext().room;

/** The show's slug in URLs. */
export const useShowSlug = (): string => useRoomContext().show;

/** The page's invite, for requests outside of the room's own connection. */
export const useInvite = (): string | undefined => useRoomContext().invite;

/** Selects from the room's view; re-renders only when the selected part changes. */
export function useRoomView<T>(select: (view: RoomView) => T): T {
  return useStore(useRoom().store, select);
}

/** Selects from the show's state. */
export function useShow<T>(select: (show: ShowState) => T): T {
  return useRoomView(view => select(view.show));
}

/** This page's actor; undefined before the first join. */
export const useYou = (): Actor | undefined => useRoomView(view => view.you);

/**
 * Returns a function that sends a command and shows an error toast if it fails. Its promise never rejects: it resolves
 * to the result, or to undefined after an error.
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
