import { useTranslation } from 'react-i18next';
import { room } from '../session.ts';
import { useNow } from '../ui/use-now.ts';
import type { Warning } from './page-state.ts';

/** Nobody sets this clock, so the seconds to the next attempt are true. */
const monotonicNow = () => performance.now();

/** Warns of a lost connection or interrupted video while the page goes on, with a button to retry at once. */
export function WarningBar({ warning }: { warning: Warning }) {
  return <div role="status">{warning && <Bar warning={warning} />}</div>;
}

function Bar({ warning }: { warning: NonNullable<Warning> }) {
  const { t } = useTranslation();
  const now = useNow(monotonicNow, warning.kind === 'connection');
  if (warning.kind === 'picture') {
    return (
      <div className="warning-bar">
        <i className="spinner" aria-hidden="true" />
        <p>{t('warning.picture')}</p>
      </div>
    );
  }
  const seconds = Math.ceil((warning.retryAt - now) / 1000);
  return (
    <div className="warning-bar">
      <i className="spinner" aria-hidden="true" />
      <p>
        {t(warning.isHeldBack ? 'warning.heldBack' : 'warning.connection')}{' '}
        <small aria-hidden="true">
          {seconds > 0 ? t('warning.retryIn', { seconds }) : t('warning.retrying')}
        </small>
      </p>
      <button type="button" onClick={() => room.reconnectNow()}>
        {t('warning.retryNow')}
      </button>
    </div>
  );
}
