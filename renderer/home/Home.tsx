import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../app/entry.ts';
import { errorText } from '../app/errors.ts';
import { MessagePage } from '../app/pages/MessagePage.tsx';
import { NoInvitePage } from '../app/pages/NoInvitePage.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { openShow } from './enter.ts';
import { HomePage } from './HomePage.tsx';
import { useHomeKey } from './home-key.ts';

/** What the studio's address leads to without an invite: the owner's shows, or how to get an invite. */
export function Home({ entry: { show } }: { entry: Entry }) {
  const { key, isRead } = useHomeKey();
  if (!isRead && key === undefined) return null;
  if (key === undefined) return <NoInvitePage />;
  return show ? <ByKey key={show} show={show} ownerKey={key} /> : <HomePage ownerKey={key} />;
}

/** Opens the studio of a show whose address has no invite, such as after the window was closed. */
function ByKey({ show, ownerKey }: { show: string; ownerKey: string }) {
  const { t, i18n } = useTranslation(['home', 'app']);
  const errors = useTranslation('errors').t;
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    openShow(ownerKey, show).catch((reason: unknown) => setError(reason));
  }, [ownerKey, show]);
  if (error === undefined)
    return (
      <main className="flex h-full items-center justify-center gap-3 text-quiet">
        <Spinner /> {t('app:connection.connecting')}
      </main>
    );
  return (
    <MessagePage title={t('cantOpen')}>
      <p className="text-m text-quiet">{errorText(error, errors, i18n.language)}</p>
      <a href="#home" className="text-accent text-m hover:underline">
        {t('back')}
      </a>
    </MessagePage>
  );
}
