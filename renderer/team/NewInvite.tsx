import { useTranslation } from 'react-i18next';
import type { CommandResult } from '../../shared/show/protocol.ts';
import { inviteAddress } from '../app/entry.ts';
import { useShowSlug } from '../app/room-context.tsx';
import { ReachPart } from '../reach/ReachPart.tsx';
import { useShareOrigin } from '../reach/use-reach.ts';
import { CopyField } from '../ui/input/CopyField.tsx';
import { QrCode } from '../ui/QrCode.tsx';

/** A new invite's link and QR code. The server doesn't store the token, so it is shown only once. */
export function NewInvite({ made }: { made: CommandResult<'team.invite'> }) {
  const { t } = useTranslation('team');
  const address = inviteAddress(useShowSlug(), made.token, useShareOrigin());
  return (
    <>
      <section className="flex items-center gap-4 rounded-m border border-line bg-raised p-4">
        <QrCode
          text={address}
          label={t('made.qr', { name: made.invite.name })}
          className="size-40 shrink-0"
        />
        <div className="flex min-w-0 flex-1 flex-col gap-3">
          <p className="font-semibold">{t('made.title', { name: made.invite.name })}</p>
          <p className="text-quiet text-s">{t('made.body', { name: made.invite.name })}</p>
          <CopyField value={address} label={t('made.link')} />
        </div>
      </section>
      <ReachPart />
    </>
  );
}
