import { RefreshCw, Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { useObs, useObsView } from '../context.tsx';

/** Shown after the connection was lost: what that means for the show, and a button to reconnect. */
export function LostPart() {
  const { t } = useTranslation('obs');
  const { client } = useObs();
  const ended = useObsView(({ connection }) =>
    connection.kind === 'waiting' ? connection.ended : undefined,
  );
  return (
    <div role="status" className="m-3 flex items-start gap-3 rounded-s bg-attention-soft p-3 text-attention">
      <Unplug size={18} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 text-m">
        <p className="font-medium">{t('lost.title')}</p>
        <p className="text-pretty">
          {t('lost.body')} {ended ? t(`lost.${ended}`) : null}
        </p>
        <Button size="s" className="mt-2" onClick={() => client.reconnectNow()}>
          <RefreshCw size={14} /> {t('lost.reconnect')}
        </Button>
      </div>
    </div>
  );
}
