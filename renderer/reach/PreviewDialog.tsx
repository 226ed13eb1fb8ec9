import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { previewAddress } from '../app/entry.ts';
import { useRoomView, useShowSlug } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { CopyField } from '../ui/input/CopyField.tsx';
import { Dialog } from '../ui/overlay/Dialog.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { ReachPart } from './ReachPart.tsx';
import { useShareOrigin } from './use-reach.ts';

/** Shows the host on their own phone what viewers will see, before anybody else does. */
export function PreviewDialog() {
  const { t } = useTranslation('reach');
  const open = useView(view => view.dialog === 'preview');
  return (
    <Dialog
      open={open}
      onClose={() => setView({ dialog: 'none' })}
      title={t('preview.title')}
      description={t('preview.body')}
      width="w-[440px]"
    >
      <Preview />
    </Dialog>
  );
}

/** Sends the picture for as long as it is mounted. */
function Preview() {
  const { t } = useTranslation('reach');
  const { onAir } = useStudioSession();
  const show = useShowSlug();
  const origin = useShareOrigin();
  const ticket = useRoomView(({ live }) => live.reach.preview?.ticket);
  useEffect(() => onAir.preview(), [onAir]);
  if (ticket === undefined) return <p className="text-quiet">{t('preview.noMedia')}</p>;
  const address = previewAddress(show, ticket, origin);
  return (
    <div className="flex flex-col items-center gap-4">
      <QrCode text={address} label={t('preview.qr')} className="size-52" />
      <PreviewStatus />
      <div className="w-full">
        <CopyField value={address} label={t('preview.link')} />
      </div>
      <ReachPart />
    </div>
  );
}

function PreviewStatus() {
  const { t } = useTranslation('reach');
  const { publisher } = useStudioSession();
  const wasShown = useRoomView(({ live }) => live.reach.preview?.wasShown ?? false);
  const state = useStore(publisher.store, view => view.state.kind);
  return (
    <p role="status" className="flex items-center gap-2 text-s">
      {wasShown ? (
        <>
          <CircleCheck size={16} aria-hidden className="shrink-0 text-money" /> {t('preview.shown')}
        </>
      ) : state === 'failed' ? (
        <span className="text-attention">{t('preview.failed')}</span>
      ) : (
        <>
          <Spinner size={14} /> {t(state === 'sending' ? 'preview.waiting' : 'preview.starting')}
        </>
      )}
    </p>
  );
}
