import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ServicePart } from '../../delivery/ServicePart.tsx';
import { ReachPart } from '../../reach/ReachPart.tsx';
import { isLocal } from '../../reach/share-origin.ts';
import { useReach, useShareOrigin } from '../../reach/use-reach.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/input/CopyField.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { viewerAddress } from '../entry.ts';
import { useRoomView, useShowSlug } from '../room-context.tsx';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { setView, useView } from '../view-store.ts';

/** The viewer link: to copy, to scan, to open. */
export function ShareDialog() {
  const { t } = useTranslation('app');
  const open = useView(view => view.dialog === 'share');
  const isLive = useRoomView(view => view.show.lifecycle.phase.kind === 'live');
  const origin = useShareOrigin();
  const address = viewerAddress(useShowSlug(), origin);
  const isOfCrew = useReach() !== undefined;
  useShortcut('share', () => setView({ dialog: 'share' }));
  return (
    <Dialog
      open={open}
      onClose={() => setView({ dialog: 'none' })}
      title={t('share.title')}
      description={isLive ? t('share.bodyLive') : t('share.bodyReady')}
      width="w-[440px]"
    >
      <div className="flex flex-col items-center gap-4">
        <QrCode text={address} label={t('share.qr')} className="size-56" />
        <div className="w-full">
          <CopyField value={address} label={t('share.link')} />
        </div>
        {isOfCrew || !isLocal(address) ? <ReachPart /> : <LocalNote />}
        <ServicePart />
        <a href={address} target="_blank" rel="noreferrer" className={buttonClass('ghost')}>
          <ExternalLink size={16} /> {t('share.open')}
        </a>
      </div>
    </Dialog>
  );
}

/** For those whom the server doesn't tell more: the link leads to their own computer. */
function LocalNote() {
  const { t } = useTranslation('app');
  return (
    <p className="w-full rounded-s bg-attention-soft px-3 py-2 text-attention text-s">{t('share.local')}</p>
  );
}
