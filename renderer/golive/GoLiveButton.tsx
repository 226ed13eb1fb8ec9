import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReportError } from '../app/errors.ts';
import { useRoomView } from '../app/room-context.tsx';
import { keysOf, useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { announce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { useSteadyPress } from '../ui/hooks/use-steady-press.ts';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { showToast } from '../ui/overlay/toast.ts';
import { AirLabel } from './AirLabel.tsx';
import { type GoLiveNeed, goLiveNeed } from './go-live-need.ts';
import { useEncoderOnAir } from './use-encoder.ts';

/** What the show needs before it can go live; undefined if it can. */
function useGoLiveNeed(): GoLiveNeed | undefined {
  const { media } = useStudioSession();
  const hasPicture = useStore(media.camera.store, view => view.source.kind === 'on');
  const hasSound = useStore(media.microphone.store, view => view.source.kind === 'on');
  const isJoined = useRoomView(view => view.connection.kind === 'joined');
  const hasMedia = useRoomView(view => view.live.media.missing === undefined);
  const hasEncoder = useEncoderOnAir();
  return goLiveNeed({ isJoined, hasMedia, hasSource: hasPicture || hasSound || hasEncoder });
}

/**
 * Goes live. While something is missing it stays in reach of pointer and keyboard, and says what. It keeps its place
 * and its size while the show starts, so that a second click hits nothing else.
 */
export function GoLiveButton({ starting }: { starting: boolean }) {
  const { t } = useTranslation('golive');
  const { onAir } = useStudioSession();
  const reportError = useReportError();
  const need = useGoLiveNeed();
  const go = () => {
    if (starting) return;
    if (need) {
      showToast(t(`go.needs.${need}`));
      return;
    }
    announce(t('go.starting'));
    void onAir.goLive().catch(reportError);
  };
  const press = useSteadyPress(go);
  useShortcut('goLive', go, !starting);
  const canGo = !need && !starting;
  return (
    <Tooltip
      text={need ? t(`go.needs.${need}`) : t('go.what')}
      keys={canGo ? keysOf('goLive') : undefined}
      side="top"
    >
      <Button
        {...press}
        variant="live"
        size="l"
        aria-disabled={!canGo}
        // The border makes it as large as the plain button that takes its place.
        className={clsx('border border-transparent', need && 'opacity-45')}
      >
        <AirLabel shown={starting ? 'starting' : 'go'} />
      </Button>
    </Tooltip>
  );
}
