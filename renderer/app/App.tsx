import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { Home } from '../home/Home.tsx';
import { keepHomeKey, readHomeKey } from '../home/home-key.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { Toaster } from '../ui/overlay/Toaster.tsx';
import { claimEntry, type Entry } from './entry.ts';
import { RoomProvider } from './room-context.tsx';
import { Studio } from './Studio.tsx';
import { setView } from './view-store.ts';

function claim(): Entry {
  const entry = claimEntry(location.hash, sessionStorage, hash => history.replaceState(null, '', hash));
  if (entry.key) keepHomeKey(entry.key);
  if (entry.part) setView({ drawer: entry.part });
  return entry;
}

/** The entry of this tab. A new invite link that is opened in the same tab only changes the hash. */
function useEntry(): Entry {
  const [entry, setEntry] = useState(claim);
  useEffect(() => {
    const onHash = () => setEntry(claim());
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);
  return entry;
}

/** The studio, from its providers down to the room; without a show, the list of shows. */
export function App() {
  const entry = useEntry();
  useEffect(() => void readHomeKey(), []);
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={400}>
        <Toaster>
          {entry.show && entry.token ? (
            <RoomProvider key={`${entry.show} ${entry.token}`} entry={entry}>
              <Studio />
            </RoomProvider>
          ) : (
            <Home entry={entry} />
          )}
          <Announcer />
        </Toaster>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
