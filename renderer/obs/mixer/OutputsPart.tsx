import { Circle, Save, Square } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatLongDuration } from '../../app/show-clock.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/overlay/toast.ts';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useObs, useObsRequest, useReplica } from '../context.tsx';
import { isActive } from '../replica/replica.ts';

/** OBS's recording and replay buffer. */
export function OutputsPart() {
  const { t } = useTranslation('obs');
  useReplaySavedToast();
  return (
    <PanelSection title={t('outputs.title')} className="pb-3">
      <div className="flex flex-wrap items-center gap-2 px-3">
        <Record />
        <Replay />
      </div>
    </PanelSection>
  );
}

function Record() {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const phase = useReplica(obs => obs.outputs.record);
  const recordedMs = useReplica(obs => Math.floor(obs.stats.recordedMs / 1000) * 1000) ?? 0;
  const isOn = isActive(phase);
  return (
    <Button
      disabled={phase === 'starting' || phase === 'stopping'}
      onClick={() => request(client => client.call(isOn ? 'StopRecord' : 'StartRecord'))}
    >
      {isOn ? <Square size={14} /> : <Circle size={14} />}
      {isOn ? t('outputs.stopRecord') : t('outputs.record')}
      {isOn ? <span className="text-quiet">{formatLongDuration(recordedMs)}</span> : null}
    </Button>
  );
}

function Replay() {
  const { t } = useTranslation('obs');
  const request = useObsRequest();
  const phase = useReplica(obs => obs.outputs.replay);
  if (phase === undefined)
    return <p className="w-full text-pretty text-faint text-s">{t('outputs.noReplay')}</p>;
  if (!isActive(phase))
    return (
      <Button onClick={() => request(client => client.call('StartReplayBuffer'))}>
        {t('outputs.startReplay')}
      </Button>
    );
  return (
    <>
      <Button disabled={phase !== 'on'} onClick={() => request(client => client.call('SaveReplayBuffer'))}>
        <Save size={14} /> {t('outputs.saveReplay')}
      </Button>
      <Button variant="ghost" onClick={() => request(client => client.call('StopReplayBuffer'))}>
        {t('outputs.stopReplay')}
      </Button>
    </>
  );
}

/** Shows the path of a saved replay, which OBS reports in an event. */
function useReplaySavedToast(): void {
  const { t } = useTranslation('obs');
  const { client } = useObs();
  useEffect(
    () =>
      client.onEvent('ReplayBufferSaved', ({ savedReplayPath }) =>
        showToast(t('outputs.saved'), { body: savedReplayPath }),
      ),
    [client, t],
  );
}
