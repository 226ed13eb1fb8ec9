import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow, useYou } from '../app/room-context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { PublicShowsLink } from './PublicShowsLink.tsx';

/** Tells moderators and brand reps that the show is over and how they come to the next one; a host has buttons for it. */
export function OverBanner() {
  const { t } = useTranslation('home');
  const isOver = useShow(show => show.lifecycle.phase.kind === 'ended');
  const isHost = useYou()?.role === 'host';
  if (!isOver || isHost) return null;
  return (
    <Banner icon={Flag} tone="info" title={t('over.title')} action={<PublicShowsLink />}>
      {t('over.body')}
    </Banner>
  );
}
