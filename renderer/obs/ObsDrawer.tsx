import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { setView, useView } from '../app/view-store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { ConnectPart } from './connection/ConnectPart.tsx';
import { LostPart } from './connection/LostPart.tsx';
import { useObs, useObsView } from './context.tsx';
import { CuesPart } from './mixer/CuesPart.tsx';
import { FiltersPart } from './mixer/FiltersPart.tsx';
import { InputsPart } from './mixer/InputsPart.tsx';
import { ItemsPart } from './mixer/ItemsPart.tsx';
import { OutputsPart } from './mixer/OutputsPart.tsx';
import { ScenesPart } from './mixer/ScenesPart.tsx';
import { PublishPart } from './publish/PublishPart.tsx';
import { StatsPart } from './stats/StatsPart.tsx';

/** Controls OBS from the studio. */
export function ObsDrawer() {
  const open = useView(view => view.drawer === 'obs');
  return (
    <Drawer open={open} onClose={() => setView({ drawer: 'none' })} title="OBS" aside={<State />}>
      <Discovery />
      <Content />
    </Drawer>
  );
}

/** Searches for OBS while the drawer is open. */
function Discovery() {
  const obs = useObs();
  useEffect(() => {
    obs.startDiscovery();
    return () => obs.stopDiscovery();
  }, [obs]);
  return null;
}

function State() {
  const { t } = useTranslation('obs');
  const connection = useObsView(view => view.connection);
  if (connection.kind === 'connected')
    return <Badge tone="quiet">{t('state.connected', { version: connection.version })}</Badge>;
  if (connection.kind === 'waiting' && connection.lost)
    return <Badge tone="attention">{t('state.lost')}</Badge>;
  return null;
}

function Content() {
  const kind = useObsView(view => view.connection.kind);
  const isLost = useObsView(({ connection }) => connection.kind === 'waiting' && connection.lost);
  if (isLost)
    return (
      <>
        <LostPart />
        <PublishPart />
      </>
    );
  if (kind !== 'connected') return <ConnectPart />;
  return (
    <div className="flex flex-col divide-y divide-line">
      <PublishPart />
      <ScenesPart />
      <CuesPart />
      <ItemsPart />
      <InputsPart />
      <FiltersPart />
      <OutputsPart />
      <StatsPart />
    </div>
  );
}
