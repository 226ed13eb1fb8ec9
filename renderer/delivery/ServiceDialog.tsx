import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCommand, useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlay/Dialog.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import { ServiceCount } from './ServicePart.tsx';

/** Sets up the media service that viewers play from, and says how it goes with it. */
export function ServiceDialog() {
  const { t } = useTranslation('delivery');
  const open = useView(view => view.dialog === 'delivery');
  const whep = useShow(show => show.delivery.whep);
  return (
    <Dialog
      open={open}
      onClose={() => setView({ dialog: 'none' })}
      title={t('title')}
      description={t('body')}
      width="w-[520px]"
    >
      {whep === undefined ? <ServiceForm /> : <ServiceInUse whep={whep} />}
    </Dialog>
  );
}

function ServiceInUse({ whep }: { whep: string }) {
  const { t } = useTranslation('delivery');
  const command = useCommand();
  const { service } = useStudioSession();
  const { state, isTokenMissing } = useStore(service.store);
  const isLive = useShow(show => show.lifecycle.phase.kind === 'live');
  const isFailing = state.kind === 'retrying' || state.kind === 'failed';
  return (
    <div className="flex flex-col gap-3 text-m">
      <p className="text-pretty [overflow-wrap:anywhere]">{t('used', { host: new URL(whep).host })}</p>
      <p
        role="status"
        className={isFailing || isTokenMissing ? 'text-pretty text-attention' : 'text-pretty text-quiet'}
      >
        {isTokenMissing
          ? t('tokenMissing')
          : isFailing
            ? t(`sending.${state.code}`)
            : t(state.kind === 'sending' ? 'sending.ok' : isLive ? 'sending.starting' : 'sending.later')}
      </p>
      <ServiceCount />
      <p className="text-pretty text-quiet text-s">{t('openPages')}</p>
      <div className="flex gap-2">
        {isFailing ? <Button onClick={() => service.retryNow()}>{t('retry')}</Button> : null}
        <Button onClick={() => void command('delivery.stop', {})}>{t('stop')}</Button>
      </div>
    </div>
  );
}
