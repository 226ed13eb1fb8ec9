import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoomView, useShow, useYou } from '../app/room-context.tsx';
import { setView } from '../app/view-store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';

/** Tells the host and moderators of a shop that does not answer, and of money that has to be given back. */
export function ShopNews() {
  const { t } = useTranslation('shops');
  const role = useYou()?.role;
  const connections = useShow(show => show.shops.connections);
  const states = useRoomView(view => view.live.shops.states);
  const payBacks = useShow(show => show.shops.payBacks.length);
  const troubled = connections.find(({ id }) => ['away', 'refused'].includes(states[id]?.state ?? ''));
  if (!troubled && payBacks === 0) return null;
  const fault = troubled && states[troubled.id]?.state;
  const open =
    role === 'host' ? (
      <Button size="s" onClick={() => setView({ drawer: 'shops' })}>
        {t('news.open')}
      </Button>
    ) : null;
  const name = troubled?.name ?? '';
  return (
    <Banner
      icon={Store}
      title={
        troubled
          ? t(fault === 'refused' ? 'news.refused' : 'news.away', { name })
          : t('news.payBack', { count: payBacks })
      }
      tone={fault === 'refused' ? 'danger' : 'attention'}
      action={open}
    >
      {troubled ? t(fault === 'refused' ? 'news.refusedBody' : 'news.awayBody') : t('news.payBackBody')}
    </Banner>
  );
}
