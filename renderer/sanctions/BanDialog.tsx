import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isReadyReason, MAX_REASON } from '../../shared/sanctions/rules.ts';
import { Switch } from '../ui/input/Switch.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx';
import { ReasonChips } from './ReasonChips.tsx';
import type { PersonCommands } from './use-person-commands.ts';
import { useReach } from './use-reach.ts';

export type BannedFrom = 'chat' | 'watching';

/** Asks before somebody is banned: what happens, for how long, whom else it may hit, and why. */
export function BanDialog({
  from,
  name,
  commands,
  onClose,
}: {
  from: BannedFrom;
  name: string;
  commands: PersonCommands;
  onClose: () => void;
}) {
  const { t } = useTranslation('sanctions');
  const [forGood, setForGood] = useState(from === 'chat');
  const [address, setAddress] = useState(false);
  const { reason, setReason, send } = commands;
  const ban = () => {
    if (from === 'watching') send('sanction.ban', { forGood, address });
    else send('moderation.mute', { seconds: null, forGood, address, lines: 'remove' });
    onClose();
  };
  return (
    <ConfirmDialog
      open
      title={t(`ban.title.${from}`, { name })}
      body={t(`ban.body.${from}`)}
      confirm={t(`ban.confirm.${from}`)}
      onConfirm={ban}
      onCancel={onClose}
    >
      <div className="mt-2 flex flex-col gap-3">
        <ReasonChips reason={reason} onChange={setReason} />
        <TextField
          label={t('ban.ownReason')}
          value={reason === undefined || isReadyReason(reason) ? '' : reason}
          maxLength={MAX_REASON}
          onChange={text => setReason(text || undefined)}
        />
        <Switch label={t('ban.forGood')} checked={forGood} onChange={setForGood} />
        <Switch label={t('ban.address')} checked={address} onChange={setAddress} />
        <Risk personId={commands.personId} />
      </div>
    </ConfirmDialog>
  );
}

/** Who else would be hit by a ban of the address. */
function Risk({ personId }: { personId: string }) {
  const { t } = useTranslation('sanctions');
  const reach = useReach(personId);
  const { wrote = 0, watching = 0, alsoAs = [] } = reach ?? {};
  return (
    <div className="flex min-h-16 flex-col gap-1 text-quiet text-s" role="status">
      {reach ? (
        <>
          <p className={wrote + watching > 0 ? 'text-attention' : undefined}>
            {wrote + watching > 0
              ? `${t('ban.wrote', { count: wrote })} · ${t('ban.watching', { count: watching })}`
              : t('ban.nobodyElse')}
          </p>
          <p>{t('ban.shared')}</p>
          {alsoAs.length > 0 ? <p>{t('ban.alsoAs', { names: alsoAs.join(', ') })}</p> : null}
        </>
      ) : null}
    </div>
  );
}
