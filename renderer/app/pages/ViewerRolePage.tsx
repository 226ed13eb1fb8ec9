import { useTranslation } from 'react-i18next';
import { serverAddress } from '../../../client/server-address.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { viewerAddress } from '../entry.ts';
import { useShowSlug } from '../room-context.tsx';
import { MessagePage } from './MessagePage.tsx';

/** Shown to somebody with a viewer's link: leads to the viewer page. */
export function ViewerRolePage() {
  const { t } = useTranslation('app');
  const show = useShowSlug();
  return (
    <MessagePage title={t('viewerRole.title')}>
      <p className="text-m text-quiet">{t('viewerRole.body')}</p>
      <div>
        <a href={viewerAddress(show, serverAddress())} className={buttonClass('primary')}>
          {t('viewerRole.watch')}
        </a>
      </div>
    </MessagePage>
  );
}
