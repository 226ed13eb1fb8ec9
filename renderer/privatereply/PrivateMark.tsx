import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { usePersonName } from '../names/use-person-name.ts';

/** Says of a line in the feed that one viewer alone gets it, and which. */
export function PrivateMark({ personId }: { personId: string }) {
  const { t } = useTranslation('privatereply');
  const nameOf = usePersonName();
  const name = useShow(show => show.chat.messages.findLast(each => each.personId === personId)?.name);
  return (
    <span className="flex items-center gap-1 text-info text-s leading-5">
      <Lock size={12} aria-hidden className="shrink-0" />
      <span className="truncate">{name === undefined ? t('title') : t('only', { name: nameOf(name) })}</span>
    </span>
  );
}
