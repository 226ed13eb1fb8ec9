import { Circle, Square, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView } from '../app/room-context.tsx';
import { keysOf } from '../app/shortcuts/use-shortcut.ts';
import { Button } from '../ui/Button.tsx';
import { Switch } from '../ui/input/Switch.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { formatApproximateDuration, secondsOfFreeSpace } from './format.ts';
import { RunningTime } from './RecButton.tsx';
import { useRecorder, useRecorderView } from './recording-context.tsx';
import { setRecording, useRecordingSettings } from './settings.ts';
import { useRecordingWarning } from './use-recording-warning.ts';

/** Start and stop, state and warnings of the recording, and whether every show is recorded. */
export function RecordSection() {
  const { t } = useTranslation('recording');
  const notice = useRecordingWarning();
  const everyShow = useRecordingSettings(settings => settings.everyShow);
  return (
    <div className="flex flex-col gap-3 p-3">
      <div className="flex items-center gap-3">
        <StartOrStop />
        <RecordingState />
      </div>
      {notice ? (
        <p className="flex items-start gap-2 text-pretty rounded-s bg-attention-soft px-3 py-2 text-attention text-m">
          <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
          {notice}
        </p>
      ) : null}
      <div className="flex flex-col gap-1">
        <Switch
          label={t('everyShow')}
          checked={everyShow}
          onChange={checked => setRecording({ everyShow: checked })}
        />
        <p className="pl-11 text-quiet text-s">{t('everyShowWhat')}</p>
      </div>
    </div>
  );
}

function StartOrStop() {
  const { t } = useTranslation('recording');
  const recorder = useRecorder();
  const kind = useRecorderView(view => view.state.kind);
  const isOn = kind === 'on' || kind === 'gap';
  return (
    <Tooltip text={isOn ? t('stop') : t('startWhat')} keys={keysOf('record')}>
      <Button
        size="l"
        variant={isOn ? 'plain' : 'primary'}
        disabled={kind === 'starting'}
        onClick={() => (isOn ? void recorder.stop() : recorder.start())}
      >
        {isOn ? <Square size={14} aria-hidden /> : <Circle size={14} aria-hidden />}
        {isOn ? t('stop') : t('start')}
      </Button>
    </Tooltip>
  );
}

/** Duration of the recording and free disk space. */
function RecordingState() {
  const { t, i18n } = useTranslation('recording');
  const state = useRecorderView(view => view.state);
  const free = useRoomView(view => view.live.recording.files.free);
  const freeSpace =
    free === undefined ? null : (
      <span className="text-quiet text-s">
        {t('freeSpace', { time: formatApproximateDuration(secondsOfFreeSpace(free), i18n.language) })}
      </span>
    );
  if (state.kind === 'on')
    return (
      <div className="flex flex-col">
        <RunningTime since={state.since} />
        {freeSpace}
      </div>
    );
  if (state.kind === 'starting' || state.kind === 'saving')
    return (
      <span className="flex items-center gap-2 text-m text-quiet" role="status">
        <Spinner /> {t(`state.${state.kind}`)}
      </span>
    );
  return freeSpace;
}
