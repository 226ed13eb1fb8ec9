import { useTranslation } from 'react-i18next';
import type { Appeal } from '../../shared/appeals/appeal.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { Badge } from '../ui/Badge.tsx';

/** An appeal with its answer and who of the crew gave it. */
export function AnsweredRow({ appeal: { name, text, answer } }: { appeal: Appeal }) {
  const { t } = useTranslation('appeals');
  const nameOf = usePersonName();
  if (!answer) return null;
  const { isAccepted, template, note, by } = answer;
  const words = [template && t(`template.${template}`), note].filter(Boolean).join(' ');
  return (
    <li className="flex flex-col gap-1 border-line border-b px-3 py-2 last:border-b-0">
      <p className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{nameOf(name)}</span>
        <Badge tone={isAccepted ? 'info' : 'quiet'}>{t(isAccepted ? 'isAccepted' : 'isDeclined')}</Badge>
      </p>
      <p className="text-quiet [overflow-wrap:anywhere]">{text}</p>
      <p className="text-s [overflow-wrap:anywhere]">
        {by ? <span className="text-faint">{by.name}: </span> : null}
        {words}
      </p>
    </li>
  );
}
