import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandResult } from '../../shared/show/protocol.ts';
import { setView, useView } from '../app/view-store.ts';
import { OwnerName } from '../names/OwnerName.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlay/Dialog.tsx';
import { InviteForm } from './InviteForm.tsx';
import { InviteList } from './InviteList.tsx';
import { NewInvite } from './NewInvite.tsx';
import { OwnerLink } from './OwnerLink.tsx';

type Made = CommandResult<'team.invite'>;

/** Invites for moderators, brand reps and other hosts. */
export function TeamDialog() {
  const { t } = useTranslation('team');
  const open = useView(view => view.dialog === 'team');
  const [made, setMade] = useState<Made>();
  const close = () => {
    setView({ dialog: 'none' });
    setMade(undefined);
  };
  return (
    <Dialog open={open} onClose={close} title={t('title')} description={t('body')} width="w-[600px]">
      <div className="flex flex-col gap-6">
        {made ? (
          <div className="flex flex-col gap-4">
            <NewInvite made={made} />
            <div>
              <Button onClick={() => setMade(undefined)}>
                <UserPlus size={16} /> {t('another')}
              </Button>
            </div>
          </div>
        ) : (
          <InviteForm onMade={setMade} />
        )}
        <InviteList onLink={setMade} />
        <OwnerName />
        <OwnerLink />
      </div>
    </Dialog>
  );
}
