import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RESUME_WITHIN_MS } from '../../shared/lifecycle/protocol.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import { useCommand, useInvite, useShow, useShowSlug, useYou } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { useHomeKey } from '../home/home-key.ts';
import { NewShowDialog } from '../home/NewShowDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';

/** After the end: take it back for a while, or make the next show from this one. */
export function EndedControls() {
  const { t } = useTranslation('golive');
  const command = useCommand();
  const endedAt = useShow(({ lifecycle: { phase } }) => (phase.kind === 'ended' ? phase.at : 0));
  const mayResume = useNow() - endedAt < RESUME_WITHIN_MS;
  return (
    <>
      {mayResume ? (
        <Tooltip text={t('ended.resumeWhat')} side="top">
          <Button size="l" onClick={() => void command('show.resume', {})}>
            {t('ended.resume')}
          </Button>
        </Tooltip>
      ) : null}
      <NextShow />
    </>
  );
}

function NextShow() {
  const { t } = useTranslation('home');
  const [isOpen, setIsOpen] = useState(false);
  const show = useShowSlug();
  const invite = useInvite();
  const isOwner = useYou()?.id === OWNER_ID;
  const key = useHomeKey(state => state.key);
  const token = key ?? (isOwner ? invite : undefined);
  if (token === undefined) return null;
  return (
    <>
      <Button size="l" variant="primary" onClick={() => setIsOpen(true)}>
        {t('card.next')}
      </Button>
      <NewShowDialog open={isOpen} token={token} from={show} onClose={() => setIsOpen(false)} />
    </>
  );
}
