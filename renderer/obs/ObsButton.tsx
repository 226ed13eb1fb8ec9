import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keysOf, useShortcut } from '../app/use-shortcut.ts';
import { setView, useView } from '../app/view-store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { ObsProvider, useObs, useObsView } from './context.tsx';
import { ObsDrawer } from './ObsDrawer.tsx';

/** OBS on the stage's toolbar: one click opens its drawer. The connection lives here, whether that is open or not. */
export function ObsButton() {
  return (
    <ObsProvider>
      <OpenButton />
      <ObsDrawer />
    </ObsProvider>
  );
}

function OpenButton() {
  const { t } = useTranslation('obs');
  const open = useView(view => view.drawer === 'obs');
  const toggle = () => setView({ drawer: open ? 'none' : 'obs' });
  useShortcut('obs', toggle);
  return (
    <Tooltip text={open ? t('close') : t('open')} keys={keysOf('obs')} side="top">
      <Button aria-expanded={open} onClick={toggle}>
        OBS <ButtonState />
      </Button>
    </Tooltip>
  );
}

/** What the host has to know of OBS at a glance; nothing where there is nothing to know. */
function ButtonState() {
  const { t } = useTranslation('obs');
  const { air } = useObs();
  const isOn = useStore(air.store, state => state.kind === 'on');
  const isLost = useObsView(({ connection }) => connection.kind === 'waiting' && connection.lost);
  if (isLost) return <Badge tone="attention">{t('state.lost')}</Badge>;
  return isOn ? <Badge tone="info">{t('state.picture')}</Badge> : null;
}
