import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useReportError } from '../app/errors.ts';
import { useRoom, useShowSlug } from '../app/room-context.tsx';
import { openStudioSession, type StudioSession } from './studio-session.ts';

const StudioSessionContext = createContext<StudioSession | undefined>(undefined);

/** Opens the host's studio session while it is mounted. */
export function StudioSessionProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const show = useShowSlug();
  const [session, setSession] = useState<StudioSession>();
  const reportError = useReportError();
  const report = useRef(reportError);
  useEffect(() => {
    report.current = reportError;
  }, [reportError]);
  useEffect(() => {
    const opened = openStudioSession(room, show, error => report.current(error));
    setSession(opened.session);
    return opened.close;
  }, [room, show]);
  return session ? <StudioSessionContext value={session}>{children}</StudioSessionContext> : null;
}

/** The host's studio session. Throws in layouts that have none. */
export function useStudioSession(): StudioSession {
  const session = useContext(StudioSessionContext);
  if (!session) throw new Error('useStudioSession needs a StudioSessionProvider above it.');
  return session;
}

/** The host's studio session; undefined in the layouts of moderators and brand reps. */
export const useOptionalStudioSession = (): StudioSession | undefined => useContext(StudioSessionContext);
