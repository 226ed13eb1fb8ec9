import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { desktop } from '../app/desktop.ts';
import { useRoom } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { tellProblem } from '../ui/toast.ts';
import { ObsDesk } from './obs-desk.ts';
import type { ObsLink, ObsView } from './obs-link.ts';
import type { ObsReplica } from './obs-replica.ts';
import { useObsError } from './use-obs-error.ts';

const ObsContext = createContext<ObsDesk | undefined>(undefined);

/** Keeps the studio's connection to OBS for as long as the host's desk is on the page. */
export function ObsProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const { media } = useStudioSession();
  const [desk, setDesk] = useState<ObsDesk>();
  useEffect(() => {
    const opened = new ObsDesk({ room, cameras: media, desktop });
    setDesk(opened);
    return () => opened.close();
  }, [room, media]);
  return desk ? <ObsContext value={desk}>{children}</ObsContext> : null;
}

export function useObs(): ObsDesk {
  const desk = useContext(ObsContext);
  if (!desk) throw new Error('useObs needs an ObsProvider above it.');
  return desk;
}

/** A part of what is known of the connection, re-rendered only when that part changes. */
export function useObsView<T>(select: (view: ObsView) => T): T {
  return useStore(useObs().link.store, select);
}

/** A part of what OBS is doing. For parts of the page that are there only while OBS is connected. */
export function useReplica<T>(select: (obs: ObsReplica) => T): T | undefined {
  return useObsView(({ obs }) => obs && select(obs));
}

/** Asks something of OBS and says in words where it can't be had. */
export function useAskObs(): (ask: (link: ObsLink) => Promise<unknown>) => void {
  const { link } = useObs();
  const { t } = useTranslation('obs');
  const errorText = useObsError();
  return useCallback(
    ask => {
      ask(link).catch(error => tellProblem(t('notDone'), { body: errorText(error), id: 'obs' }));
    },
    [link, t, errorText],
  );
}
