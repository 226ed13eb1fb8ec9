import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useReportError } from '../app/errors.ts';
import { useRoom, useShowSlug } from '../app/room-context.tsx';
import { type Desk, openDesk } from './desk.ts';

const DeskContext = createContext<Desk | undefined>(undefined);

/** Sets up the host's desk for as long as it is on the page. */
export function DeskProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const show = useShowSlug();
  const [desk, setDesk] = useState<Desk>();
  const reportError = useReportError();
  const tell = useRef(reportError);
  useEffect(() => {
    tell.current = reportError;
  }, [reportError]);
  useEffect(() => {
    const opened = openDesk(room, show, error => tell.current(error));
    setDesk(opened.desk);
    return opened.close;
  }, [room, show]);
  return desk ? <DeskContext value={desk}>{children}</DeskContext> : null;
}

/** The host's desk. Throws in layouts that have none. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs a DeskProvider above it.');
  return desk;
}

/** The host's desk; undefined in the layouts of others. */
export const useDeskIfAny = (): Desk | undefined => useContext(DeskContext);
