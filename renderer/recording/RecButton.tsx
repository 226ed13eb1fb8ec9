import { Circle, Clapperboard, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { formatLongDuration, useServerNow } from '../app/show-clock.ts';
import { setView, useView } from '../app/view-store.ts';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { RecorderState } from './recorder.ts';
import { useRecorder, useRecorderView } from './recording-context.tsx';
import { useClip } from './use-clip.ts';
import { useRecordingWarning } from './use-recording-warning.ts';

/** Starts a recording and shows its state. Stopping is done in the drawer, so that it can't happen by accident. */
export function RecButton() {
  const { t } = useTranslation('recording');
  const open = useView(view => view.drawer === 'recording');
  const toggle = () => setView({ drawer: open ? 'none' : 'recording' });
  const kind = useRecorderView(view => view.state.kind);
  useKeys();
  useEffect(() => {
    if (kind === 'on' || kind === 'gap' || kind === 'failed') announce(t(`said.${kind}`));
  }, [kind, t]);
  return (
    <div className="flex shrink-0 items-center">
      {kind === 'off' ? <Begin /> : <Running open={open} onClick={toggle} />}
      {/* In a narrow bar one of the two has to go; while recording, the first opens the drawer as well. */}
      <span className={kind === 'off' ? undefined : 'max-[1279px]:hidden'}>
        <IconButton label={t('title')} aria-expanded={open} onClick={toggle}>
          <Clapperboard size={16} />
        </IconButton>
      </span>
    </div>
  );
}

function useKeys(): void {
  const recorder = useRecorder();
  const kind = useRecorderView(view => view.state.kind);
  const { clip } = useClip();
  useShortcut('record', () => {
    if (kind === 'on' || kind === 'gap') void recorder.stop();
    else if (kind !== 'starting') recorder.start();
  });
  useShortcut('clip', clip);
}

function Begin() {
  const { t } = useTranslation('recording');
  const recorder = useRecorder();
  return (
    <Tooltip text={t('startWhat')} keys={keysOf('record')}>
      <Button variant="ghost" aria-label={t('startRec')} onClick={() => recorder.start()}>
        <Circle size={14} aria-hidden /> {t('rec')}
      </Button>
    </Tooltip>
  );
}

function Running({ open, onClick }: { open: boolean; onClick: () => void }) {
  const { t } = useTranslation('recording');
  const state = useRecorderView(view => view.state);
  const notice = useRecordingWarning();
  return (
    <Tooltip text={notice ?? t('runningWhat')}>
      <Button variant="plain" aria-expanded={open} onClick={onClick}>
        {notice ? (
          <TriangleAlert size={14} className="text-attention" aria-hidden />
        ) : (
          <StateMark kind={state.kind} />
        )}
        <span className="max-[1279px]:sr-only">{t('rec')}</span>
        {state.kind === 'on' ? <RunningTime since={state.since} /> : null}
        {notice ? <span className="sr-only">{notice}</span> : null}
      </Button>
    </Tooltip>
  );
}

function StateMark({ kind }: { kind: RecorderState['kind'] }): ReactNode {
  if (kind === 'on') return <Circle size={10} className="fill-ink" aria-hidden />;
  return <Spinner />;
}

export function RunningTime({ since }: { since: number }) {
  const now = useServerNow(since);
  return <time className="font-medium tabular-nums">{formatLongDuration(now - since)}</time>;
}
