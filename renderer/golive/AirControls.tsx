import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReportError } from '../app/errors.ts';
import { useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useRecorderView } from '../recording/recording-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Button } from '../ui/Button.tsx';
import { AirLabel } from './AirLabel.tsx';
import { EndDialog } from './EndDialog.tsx';
import { EndedControls } from './EndedControls.tsx';
import { GoLiveButton } from './GoLiveButton.tsx';
import { useKeepAwake } from './keep-awake.ts';

function EndButton({ ending }: { ending: boolean }) {
  const { onAir } = useStudioSession();
  const reportError = useReportError();
  const [asking, setAsking] = useState(false);
  useShortcut('endShow', () => setAsking(true), !ending);
  const isRecording = useRecorderView(({ state }) => ['starting', 'on', 'gap'].includes(state.kind));
  const end = () => {
    setAsking(false);
    void onAir.end().catch(reportError);
  };
  return (
    <>
      <Button size="l" disabled={ending} onClick={() => setAsking(true)}>
        <AirLabel shown={ending ? 'ending' : 'end'} />
      </Button>
      <EndDialog open={asking} isRecording={isRecording} onConfirm={end} onCancel={() => setAsking(false)} />
    </>
  );
}

/** Goes live and ends the show. Placed apart from all other controls, so that it isn't pressed by accident. */
export function AirControls() {
  const { t } = useTranslation('common');
  const { onAir } = useStudioSession();
  const air = useStore(onAir.store, state => state.kind);
  const phase = useShow(show => show.lifecycle.phase.kind);
  const isLive = phase === 'live';
  useKeepAwake(isLive);
  const isStarting = !isLive && air === 'starting';
  return (
    <div className="flex shrink-0 items-center gap-2 border-line border-l pl-4">
      {phase === 'ended' ? <EndedControls /> : null}
      {isStarting ? (
        <Button size="l" onClick={() => onAir.cancel()}>
          {t('cancel')}
        </Button>
      ) : null}
      {isLive ? <EndButton ending={air === 'ending'} /> : null}
      {phase === 'ready' ? <GoLiveButton starting={isStarting} /> : null}
    </div>
  );
}
