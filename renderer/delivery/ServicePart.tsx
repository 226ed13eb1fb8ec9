import { RadioTower } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isPhone } from '../app/layouts/PhoneFrame.tsx';
import { useRoomView, useShow, useYou } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { Button } from '../ui/Button.tsx';

/** Where viewers have the picture from, and for hosts the way to a media service. */
export function ServicePart() {
  const { t } = useTranslation('delivery');
  const whep = useShow(show => show.delivery.whep);
  const role = useYou()?.role;
  const isHost = role === 'host' && !isPhone;
  if (role !== 'moderator' && role !== 'host') return null;
  if (whep === undefined && !isHost) return null;
  return (
    <section
      aria-label={t('title')}
      className="flex w-full flex-col gap-2 rounded-m border border-line p-3 text-s"
    >
      <p className="flex items-start gap-2 text-pretty">
        <RadioTower size={16} aria-hidden className="mt-px shrink-0 text-faint" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {whep === undefined ? t('unused') : t('used', { host: new URL(whep).host })}
        </span>
      </p>
      {whep === undefined ? null : <ServiceCount />}
      {isHost ? (
        <div>
          <Button size="s" onClick={() => setView({ dialog: 'delivery' })}>
            {t(whep === undefined ? 'setUp' : 'change')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** How many pages play from where, while the show is live. */
export function ServiceCount() {
  const { t } = useTranslation('delivery');
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const isServing = useRoomView(({ live }) => live.delivery.kinds.length > 0);
  const counted = useRoomView(({ live }) => live.delivery.counted);
  if (!isLive || !counted) return null;
  return (
    <p role="status" className="text-pretty text-quiet text-s">
      {isServing ? '' : `${t('notServing')} `}
      {t('count.service', { count: counted.service })} {t('count.server', { count: counted.server })}
    </p>
  );
}
