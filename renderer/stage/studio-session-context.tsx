import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useReportError } from '../app/errors.ts';
import { useRoom, useShowSlug } from '../app/room-context.tsx';
import { openStudioSession, type StudioSession } from './studio-session.ts';

const StudioSessionContext = createContext<StudioSession | undefined>(undefined);

/** Sets up the host's session for as long as it is on the page. */
export function StudioSessionProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const show = useShowSlug();
  const [session, setSession] = useState<StudioSession>();
  const reportError = useReportError();
  const tell = useRef(reportError);
  useEffect(() => {
    tell.current = reportError;
  }, [reportError]);
  useEffect(() => {
    const opened = openStudioSession(room, show, error => tell.current(error));
    setSession(opened.session);
    return opened.close;
  }, [room, show]);
  return session ? <StudioSessionContext value={session}>{children}</StudioSessionContext> : null;
}

/** The host's session. Throws in layouts that have none. */
export function useStudioSession(): StudioSession {
  const session = useContext(StudioSessionContext);
  if (!session) throw new Error('useStudioSession needs a StudioSessionProvider above it.');
  return session;
}

/** The host's session; undefined in the layouts of others. */
export const useOptionalStudioSession = (): StudioSession | undefined => useContext(StudioSessionContext);
