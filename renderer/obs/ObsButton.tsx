import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { setView, useView } from '../app/view-store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { ObsProvider, useObs, useObsView } from './context.tsx';
import { ObsDrawer } from './ObsDrawer.tsx';

/** Button of the stage's toolbar that opens OBS's drawer. The connection is kept here, whether that is open or not. */
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

/** A badge while the connection is lost or OBS is on program. */
function ButtonState() {
  const { t } = useTranslation('obs');
  const { publisher } = useObs();
  const isOn = useStore(publisher.store, state => state.kind === 'on');
  const isLost = useObsView(({ connection }) => connection.kind === 'waiting' && connection.lost);
  if (isLost) return <Badge tone="attention">{t('state.lost')}</Badge>;
  return isOn ? <Badge tone="info">{t('state.onAir')}</Badge> : null;
}
