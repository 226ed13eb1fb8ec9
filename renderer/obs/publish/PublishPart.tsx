import { ArrowLeft, MonitorUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShow } from '../../app/room-context.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useObs, useObsView } from '../context.tsx';
import { useObsError, useOutputNames } from '../format.ts';
import { AirHealth } from '../stats/StreamHealth.tsx';
import type { ObsAirState } from './publisher.ts';
import { likelyWay, ObsAirProblem, type ObsWay } from './transport.ts';

/** OBS's program as the show's picture: one click there, one click back. */
export function AirPart() {
  const { air } = useObs();
  const state = useStore(air.store);
  return (
    <section className="flex flex-col gap-3 p-3">
      <AirContent state={state} />
    </section>
  );
}

function AirContent({ state }: { state: ObsAirState }) {
  const { t } = useTranslation('obs');
  const { air } = useObs();
  const outputNames = useOutputNames();
  switch (state.kind) {
    case 'off':
      return (
        <>
          <Returned state={state} />
          <UseButton />
        </>
      );
    case 'preparing':
      return <Busy>{t('air.preparing')}</Busy>;
    case 'returning':
      return <Busy>{t('air.returning')}</Busy>;
    case 'on':
      return <OnAir way={state.way} />;
    case 'owing':
      return (
        <p className="text-m">
          {state.running.length > 0
            ? t('air.owing', { outputs: outputNames(state.running) })
            : t('air.owingObs')}
        </p>
      );
    case 'failed':
      return <Failed error={state.error} onStop={() => void air.use({ stopOthers: true })} />;
  }
}

function Busy({ children }: { children: string }) {
  return (
    <p role="status" className="flex h-10 items-center gap-2 text-m text-quiet">
      <Spinner /> {children}
    </p>
  );
}

/** What came of giving OBS back, said once, right where it was borrowed. */
function Returned({ state }: { state: Extract<ObsAirState, { kind: 'off' }> }) {
  const { t } = useTranslation('obs');
  if (!state.changed) return null;
  if (state.changed.length === 0) return <Note tone="quiet">{t('air.returned')}</Note>;
  const parts = state.changed.map(part => t(`air.part.${part}`)).join(', ');
  return <Note tone="attention">{t('air.changed', { parts })}</Note>;
}

function Note({ tone, children }: { tone: 'quiet' | 'attention'; children: ReactNode }) {
  return (
    <p role="status" className={tone === 'quiet' ? 'text-m text-quiet' : 'text-attention text-m'}>
      {children}
    </p>
  );
}

function UseButton() {
  const { t } = useTranslation('obs');
  const { air, link } = useObs();
  const isConnected = useObsView(view => view.obs !== undefined);
  const way = useObsView(({ obs }) => obs && likelyWay(obs, link.version, link.isOwnMachine));
  return (
    <>
      <Button variant="primary" size="l" disabled={!isConnected} onClick={() => void air.use()}>
        <MonitorUp size={16} /> {t('air.use')}
      </Button>
      {way ? <p className="text-pretty text-quiet text-s">{t(`air.how.${way}`)}</p> : null}
    </>
  );
}

function OnAir({ way }: { way: ObsWay }) {
  const { t } = useTranslation('obs');
  const { air } = useObs();
  const isLive = useShow(show => show.phase.kind === 'live');
  const isThere = useObsView(view => view.obs !== undefined);
  const isStream = way !== 'virtual-camera';
  const said = isThere || !isStream ? (isLive ? 'onLive' : 'on') : 'onWithout';
  return (
    <>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-pretty font-medium text-m">{t(`air.${said}`)}</p>
        <Badge tone="info">{t(`air.way.${way}`)}</Badge>
      </div>
      {isStream && isThere ? <AirHealth /> : null}
      {isStream ? null : <p className="text-pretty text-quiet text-s">{t('air.how.virtual-camera')}</p>}
      <Button onClick={() => void air.back()}>
        <ArrowLeft size={16} /> {t('air.back')}
      </Button>
    </>
  );
}

function Failed({ error, onStop }: { error: unknown; onStop: () => void }) {
  const { t } = useTranslation('obs');
  const errorText = useObsError();
  const canStop = error instanceof ObsAirProblem && error.reason === 'busy';
  return (
    <>
      <div role="alert" className="rounded-s bg-attention-soft p-3 text-attention text-m">
        <p className="font-medium">{t('air.failed')}</p>
        <p className="text-pretty">{errorText(error)}</p>
      </div>
      {canStop ? <Button onClick={onStop}>{t('air.stopOthers')}</Button> : null}
      <UseButton />
    </>
  );
}
