import { Eye, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView, useShow } from '../app/room-context.tsx';
import { useAirWarning } from '../golive/use-air-warning.ts';

/** Says whether viewers see this picture. Doesn't claim that they do while there is a warning. */
export function PreviewLabel({ hasPicture }: { hasPicture: boolean }) {
  const { t } = useTranslation('stage');
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const warning = useAirWarning();
  const isJoined = useRoomView(view => view.connection.kind === 'joined');
  const onAir = hasPicture && isJoined && !warning ? t('picture.onAir') : t('picture.onAirOnly');
  return (
    <span className="absolute top-3 left-3 inline-flex max-w-[calc(100%-24px)] h-6 items-center gap-1.5 rounded-s bg-scrim px-2 font-medium text-on-screen text-s">
      {isLive ? (
        <Radio size={13} aria-hidden className="shrink-0" />
      ) : (
        <Eye size={13} aria-hidden className="shrink-0" />
      )}
      <span className="truncate">{isLive ? onAir : t('picture.preview')}</span>
    </span>
  );
}
