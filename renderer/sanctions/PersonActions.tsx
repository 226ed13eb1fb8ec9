import { Gavel } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { useShow, useYou } from '../app/room-context.tsx';
import { MuteLeft } from '../moderation/MutedList.tsx';
import { useMute } from '../moderation/use-mute.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { canActOn } from './can-act-on.ts';
import { PersonMenu } from './PersonMenu.tsx';

/** What holds for a person, and the menu of what can be done to them, for their card. */
export function PersonActions({ person }: { person: ChatMessage }) {
  const { t } = useTranslation('sanctions');
  const you = useYou();
  const name = usePersonName()(person.name);
  const { personId } = person;
  const mayAct = useGranted('timeout');
  if (!canActOn(you, person)) return <p className="text-quiet text-s">{t('crew')}</p>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Standing personId={personId} />
      {mayAct ? (
        <PersonMenu
          key={personId}
          personId={personId}
          name={name}
          trigger={
            <Button size="s" aria-label={t('menu.button', { name })}>
              <Gavel size={14} aria-hidden />
              {t('menu.open')}
            </Button>
          }
        />
      ) : (
        <LackingNote permission="timeout" />
      )}
    </div>
  );
}

function Standing({ personId }: { personId: string }) {
  const { t } = useTranslation('sanctions');
  const mute = useMute(personId);
  const exposure = useShow(show => show.sanctions.exposure[personId]);
  const isBanned = useShow(show => personId in show.sanctions.bans);
  const warning = useShow(show => show.sanctions.warnings[personId]);
  return (
    <>
      {mute ? (
        <Badge tone="attention">
          {t(mute.banId ? 'standing.bannedFromChat' : 'standing.muted')}{' '}
          {mute.banId ? null : <MuteLeft until={mute.until} />}
        </Badge>
      ) : null}
      {isBanned ? <Badge tone="danger">{t('standing.banned')}</Badge> : null}
      {warning ? (
        <Badge>{t(warning.acknowledged ? 'standing.acknowledged' : 'standing.warned')}</Badge>
      ) : null}
      {exposure ? <Badge tone="attention">{t(`standing.${exposure}`)}</Badge> : null}
    </>
  );
}
