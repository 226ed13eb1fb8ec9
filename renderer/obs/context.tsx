import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { desktop } from '../app/desktop.ts';
import { useRoom } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { showErrorToast } from '../ui/overlay/toast.ts';
import type { ObsClient, ObsView } from './connection/client.ts';
import { ObsController } from './controller.ts';
import { useObsErrorText } from './format.ts';
import type { ObsReplica } from './replica/replica.ts';

const ObsContext = createContext<ObsController | undefined>(undefined);

/** Holds the studio's connection to OBS while it is mounted. */
export function ObsProvider({ children }: { children: ReactNode }) {
  const room = useRoom();
  const { media } = useStudioSession();
  const [controller, setController] = useState<ObsController>();
  useEffect(() => {
    const created = new ObsController({ room, cameras: media, desktop });
    setController(created);
    return () => created.close();
  }, [room, media]);
  return controller ? <ObsContext value={controller}>{children}</ObsContext> : null;
}

export function useObs(): ObsController {
  const controller = useContext(ObsContext);
  if (!controller) throw new Error('useObs needs an ObsProvider above it.');
  return controller;
}

/** Selects from the state of the connection; re-renders only when the selected part changes. */
export function useObsView<T>(select: (view: ObsView) => T): T {
  return useStore(useObs().client.store, select);
}

/** Selects from OBS's replica; undefined while disconnected. */
export function useReplica<T>(select: (obs: ObsReplica) => T): T | undefined {
  return useObsView(({ obs }) => obs && select(obs));
}

/** Returns a function that sends a request to OBS and shows a toast if it fails. */
export function useObsRequest(): (send: (client: ObsClient) => Promise<unknown>) => void {
  const { client } = useObs();
  const { t } = useTranslation('obs');
  const errorText = useObsErrorText();
  return useCallback(
    send => {
      send(client).catch(error => showErrorToast(t('notDone'), { body: errorText(error), id: 'obs' }));
    },
    [client, t, errorText],
  );
}
