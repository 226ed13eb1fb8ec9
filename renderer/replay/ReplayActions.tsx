import { EyeOff, Globe, MonitorPlay, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverAddress } from '../../client/server-address.ts';
import { replayAddress } from '../app/entry.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useShowSlug, useYou } from '../app/room-context.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import type { ReplayStatus } from './use-replay-status.ts';

interface ReplayActionsProps {
  recordingId: string;
  /** When it was recorded, as the row says it. */
  time: string;
  status: ReplayStatus;
}

/** Makes a recording of an ended show public as its replay, leads there, and takes it back. */
export function ReplayActions({ recordingId, time, status }: ReplayActionsProps) {
  const { t } = useTranslation('replay');
  const room = useRoom();
  const reportError = useReportError();
  const isHost = useYou()?.role === 'host';
  if (!isHost || status.kind === 'closed') return null;
  const withdraw = () => void room.send('replay.withdraw', {}).catch(reportError);
  switch (status.kind) {
    case 'private':
    case 'failed':
      return (
        <IconButton
          size="s"
          label={t('publish', { time })}
          onClick={() => void room.send('replay.publish', { recordingId }).catch(reportError)}
        >
          <Globe size={16} />
        </IconButton>
      );
    case 'preparing':
      return (
        <span className="flex items-center gap-2 text-quiet text-s" role="status">
          <Spinner /> {t('preparing')}
          <IconButton size="s" label={t('cancel')} onClick={withdraw}>
            <X size={16} />
          </IconButton>
        </span>
      );
    case 'public':
      return (
        <>
          <ReplayLink />
          <IconButton size="s" label={t('withdraw')} onClick={withdraw}>
            <EyeOff size={16} />
          </IconButton>
        </>
      );
  }
}

function ReplayLink() {
  const { t } = useTranslation('replay');
  const address = replayAddress(useShowSlug(), serverAddress());
  return (
    <Tooltip text={t('link')}>
      <a
        href={address}
        target="_blank"
        rel="noopener"
        className={buttonClass('ghost', 's', 'square')}
        aria-label={t('link')}
      >
        <MonitorPlay size={16} />
      </a>
    </Tooltip>
  );
}
