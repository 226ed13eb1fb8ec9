import { ArrowLeft, MonitorUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShow } from '../../app/room-context.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useObs, useObsView } from '../context.tsx';
import { useObsErrorText, useOutputNames } from '../format.ts';
import { StreamHealth } from '../stats/StreamHealth.tsx';
import type { ObsPublishState } from './publisher.ts';
import { ObsPublishError, type ObsTransport, preferredTransport } from './transport.ts';

/** Puts OBS's program on air and takes it off again, and shows the state of that. */
export function PublishPart() {
  const { publisher } = useObs();
  const state = useStore(publisher.store);
  return (
    <section className="flex flex-col gap-3 p-3">
      <PublishContent state={state} />
    </section>
  );
}

function PublishContent({ state }: { state: ObsPublishState }) {
  const { t } = useTranslation('obs');
  const { publisher } = useObs();
  const outputNames = useOutputNames();
  switch (state.kind) {
    case 'off':
      return (
        <>
          <Restored state={state} />
          <UseButton />
        </>
      );
    case 'preparing':
      return <Busy>{t('publish.preparing')}</Busy>;
    case 'restoring':
      return <Busy>{t('publish.restoring')}</Busy>;
    case 'on':
      return <OnAir transport={state.transport} />;
    case 'restore-pending':
      return (
        <p className="text-m">
          {state.running.length > 0
            ? t('publish.restorePending', { outputs: outputNames(state.running) })
            : t('publish.restorePendingOffline')}
        </p>
      );
    case 'failed':
      return <Failed error={state.error} onStop={() => void publisher.start({ stopOthers: true })} />;
  }
}

function Busy({ children }: { children: string }) {
  return (
    <p role="status" className="flex h-10 items-center gap-2 text-m text-quiet">
      <Spinner /> {children}
    </p>
  );
}

/** The result of restoring the host's settings in OBS. */
function Restored({ state }: { state: Extract<ObsPublishState, { kind: 'off' }> }) {
  const { t } = useTranslation('obs');
  if (!state.changed) return null;
  if (state.changed.length === 0) return <Note tone="quiet">{t('publish.restored')}</Note>;
  const parts = state.changed.map(part => t(`publish.part.${part}`)).join(', ');
  return <Note tone="attention">{t('publish.changed', { parts })}</Note>;
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
  const { publisher, client } = useObs();
  const isConnected = useObsView(view => view.obs !== undefined);
  const transport = useObsView(
    ({ obs }) => obs && preferredTransport(obs, client.version, client.isOwnMachine),
  );
  return (
    <>
      <Button variant="primary" size="l" disabled={!isConnected} onClick={() => void publisher.start()}>
        <MonitorUp size={16} /> {t('publish.start')}
      </Button>
      {transport ? (
        <p className="text-pretty text-quiet text-s">{t(`publish.transportHint.${transport}`)}</p>
      ) : null}
    </>
  );
}

function OnAir({ transport }: { transport: ObsTransport }) {
  const { t } = useTranslation('obs');
  const { publisher } = useObs();
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const isConnected = useObsView(view => view.obs !== undefined);
  const isStream = transport !== 'virtual-camera';
  const status = isConnected || !isStream ? (isLive ? 'onLive' : 'on') : 'onDisconnected';
  return (
    <>
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 text-pretty font-medium text-m">{t(`publish.${status}`)}</p>
        <Badge tone="info">{t(`publish.transport.${transport}`)}</Badge>
      </div>
      {isStream && isConnected ? <StreamHealth /> : null}
      {isStream ? null : (
        <p className="text-pretty text-quiet text-s">{t('publish.transportHint.virtual-camera')}</p>
      )}
      <Button onClick={() => void publisher.stop()}>
        <ArrowLeft size={16} /> {t('publish.stop')}
      </Button>
    </>
  );
}

function Failed({ error, onStop }: { error: unknown; onStop: () => void }) {
  const { t } = useTranslation('obs');
  const errorText = useObsErrorText();
  const canStop = error instanceof ObsPublishError && error.code === 'busy';
  return (
    <>
      <div role="alert" className="rounded-s bg-attention-soft p-3 text-attention text-m">
        <p className="font-medium">{t('publish.failed')}</p>
        <p className="text-pretty">{errorText(error)}</p>
      </div>
      {canStop ? <Button onClick={onStop}>{t('publish.stopOthers')}</Button> : null}
      <UseButton />
    </>
  );
}
