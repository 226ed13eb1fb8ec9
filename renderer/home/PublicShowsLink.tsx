import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import { buttonClass } from '../ui/Button.tsx';
import { fetchPublicShows } from './api.ts';

/** Leads whoever has no key to the public list of shows; nothing where the host publishes none. */
export function PublicShowsLink() {
  const { t } = useTranslation('home');
  const [hasShows, setHasShows] = useState(false);
  useEffect(() => {
    // The link is a help beside what the page says: without the list there is none.
    fetchPublicShows().then(
      ({ shows }) => setHasShows(shows.length > 0),
      () => setHasShows(false),
    );
  }, []);
  if (!hasShows) return null;
  return (
    <a href={atServer('/')} className={`${buttonClass('plain', 's')} w-fit shrink-0`}>
      {t('publicShows')}
    </a>
  );
}
