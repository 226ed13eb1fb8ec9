import { useTranslation } from 'react-i18next';
import { serverAddress } from '../../client/server-address.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import { inviteAddress } from '../app/entry.ts';
import { useCommand, useShowSlug, useYou } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { AskFirst } from '../ui/overlay/AskFirst.tsx';

/** Gives the owner a new link, for when somebody else has got hold of theirs. Nothing for other hosts. */
export function OwnerLink() {
  const { t } = useTranslation('team');
  const you = useYou();
  const show = useShowSlug();
  const command = useCommand();
  if (you?.id !== OWNER_ID) return null;
  const renew = async () => {
    const renewed = await command('team.renewOwner', {});
    // The old link has ended for this tab too; the new one opens the studio in it again.
    if (renewed) location.hash = new URL(inviteAddress(show, renewed.token, serverAddress())).hash;
  };
  return (
    <section className="flex items-center gap-3">
      <p className="min-w-0 flex-1 text-quiet text-s">{t('owner.body')}</p>
      <AskFirst
        title={t('owner.title')}
        body={t('owner.confirmBody')}
        confirm={t('owner.renew')}
        onConfirm={() => void renew()}
      >
        {ask => (
          <Button size="s" onClick={ask}>
            {t('owner.renew')}
          </Button>
        )}
      </AskFirst>
    </section>
  );
}
