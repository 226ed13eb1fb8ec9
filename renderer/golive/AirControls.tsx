import { Radio } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReportError } from '../app/errors.ts';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { useKeepAwake } from './keep-awake.ts';
import { useEncoderOnAir } from './use-encoder.ts';

function GoLiveButton() {
  const { t } = useTranslation('golive');
  const { onAir, media } = useStudioSession();
  const reportError = useReportError();
  const hasPicture = useStore(media.camera.store, view => view.source.kind === 'on');
  const hasSound = useStore(media.microphone.store, view => view.source.kind === 'on');
  const isJoined = useRoomView(view => view.connection.kind === 'joined');
  const hasEncoder = useEncoderOnAir();
  const canGo = (hasPicture || hasSound || hasEncoder) && isJoined;
  const go = () => void onAir.goLive().catch(reportError);
  useShortcut('goLive', go, canGo);
  return (
    <Tooltip
      text={canGo ? t('go.what') : t('go.needs')}
      keys={canGo ? keysOf('goLive') : undefined}
      side="top"
    >
      {/* A disabled button has no tooltip, and this one has to say what is missing. */}
      <span>
        <Button variant="live" size="l" disabled={!canGo} onClick={go}>
          <Radio size={16} /> {t('go.button')}
        </Button>
      </span>
    </Tooltip>
  );
}

function EndButton({ ending }: { ending: boolean }) {
  const { t } = useTranslation('golive');
  const { onAir } = useStudioSession();
  const reportError = useReportError();
  const [asking, setAsking] = useState(false);
  const watching = useRoomView(view => view.live.presence.watching);
  useShortcut('endShow', () => setAsking(true), !ending);
  const end = () => {
    setAsking(false);
    void onAir.end().catch(reportError);
  };
  return (
    <>
      <Button size="l" disabled={ending} onClick={() => setAsking(true)}>
        {ending ? <Spinner /> : null} {ending ? t('end.ending') : t('end.button')}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t('end.title')}
        body={t('end.body', { count: watching })}
        confirm={t('end.confirm')}
        onConfirm={end}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}

function Starting() {
  const { t } = useTranslation(['golive', 'common']);
  const { onAir } = useStudioSession();
  return (
    <div className="flex items-center gap-3">
      <span className="flex items-center gap-2 text-m text-quiet" role="status">
        <Spinner /> {t('go.starting')}
      </span>
      <Button size="l" onClick={() => onAir.cancel()}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}

/** Goes live and ends the show. Placed apart from all other controls, so that it isn't pressed by accident. */
export function AirControls() {
  const { onAir } = useStudioSession();
  const air = useStore(onAir.store, state => state.kind);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  useKeepAwake(isLive);
  return (
    <div className="flex shrink-0 items-center border-line border-l pl-4">
      {isLive ? (
        <EndButton ending={air === 'ending'} />
      ) : air === 'starting' ? (
        <Starting />
      ) : (
        <GoLiveButton />
      )}
    </div>
  );
}
