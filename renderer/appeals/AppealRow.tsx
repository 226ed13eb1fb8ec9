import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appeal } from '../../shared/appeals/appeal.ts';
import { isReadyReason } from '../../shared/sanctions/rules.ts';
import { useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { HeldReasons } from '../moderation/HeldReasons.tsx';
import { MarkedText } from '../moderation/MarkedText.tsx';
import { MuteLeft } from '../moderation/MutedList.tsx';
import { usePersonName } from '../names/use-person-name.ts';
import { Button } from '../ui/Button.tsx';
import { formatRelativeTime } from '../ui/format.ts';
import { AnswerForm } from './AnswerForm.tsx';

const AGE_CHECK_MS = 15_000;

/** An appeal that waits, with the mute that it is about and the two answers there are. */
export function AppealRow({ appeal }: { appeal: Appeal }) {
  const { t, i18n } = useTranslation('appeals');
  const { id, at, text, reasons, until } = appeal;
  const name = usePersonName()(appeal.name);
  const now = useNow(AGE_CHECK_MS);
  const [chosen, setChosen] = useState<'accepted' | 'declined'>();
  return (
    <li className="flex flex-col gap-1 border-line border-b px-3 py-2">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="shrink-0 text-faint text-s">{formatRelativeTime(at, now, i18n.language)}</span>
      </p>
      <p className="[overflow-wrap:anywhere]">
        <MarkedText text={text} reasons={reasons ?? []} />
      </p>
      {reasons ? <HeldReasons reasons={reasons} /> : null}
      <p className="text-quiet text-s">
        {t('muted')} <MuteLeft until={until} />
        <MuteReason personId={appeal.personId} />
      </p>
      {chosen ? (
        <AnswerForm appealId={id} as={chosen} name={name} onClose={() => setChosen(undefined)} />
      ) : (
        <div className="mt-1 flex gap-2">
          <Button size="s" aria-label={t('acceptOf', { name })} onClick={() => setChosen('accepted')}>
            {t('accept')}
          </Button>
          <Button size="s" aria-label={t('declineOf', { name })} onClick={() => setChosen('declined')}>
            {t('decline')}
          </Button>
        </div>
      )}
    </li>
  );
}

function MuteReason({ personId }: { personId: string }) {
  const { t } = useTranslation('sanctions');
  const reason = useShow(show => show.moderation.mutes[personId]?.reason);
  if (!reason) return null;
  return <> · {isReadyReason(reason) ? t(`reasons.${reason}`) : reason}</>;
}
