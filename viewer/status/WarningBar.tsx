import { useTranslation } from 'react-i18next';
import { room } from '../session.ts';
import { useNow } from '../ui/use-now.ts';
import type { Trouble } from './page-state.ts';

/** Says what is wrong while the page goes on with what it has, and offers not to wait. */
export function TroubleBar({ trouble }: { trouble: Trouble }) {
  return <div role="status">{trouble && <Bar trouble={trouble} />}</div>;
}

function Bar({ trouble }: { trouble: NonNullable<Trouble> }) {
  const { t } = useTranslation();
  const now = useNow(Date.now, trouble.kind === 'connection');
  if (trouble.kind === 'picture') {
    return (
      <div className="trouble">
        <i className="spinner" aria-hidden="true" />
        <p>{t('trouble.picture')}</p>
      </div>
    );
  }
  const seconds = Math.ceil((trouble.retryAt - now) / 1000);
  return (
    <div className="trouble">
      <i className="spinner" aria-hidden="true" />
      <p>
        {t('trouble.connection')}{' '}
        <small aria-hidden="true">
          {seconds > 0 ? t('trouble.retryIn', { seconds }) : t('trouble.retrying')}
        </small>
      </p>
      <button type="button" onClick={() => room.reconnectNow()}>
        {t('trouble.retryNow')}
      </button>
    </div>
  );
}
