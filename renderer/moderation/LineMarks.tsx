import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { Badge } from '../ui/Badge.tsx';

/** What the crew is told of a line: its language, where that is not the page's own, that its author is new, and that no classifier judged it. */
export function LineMarks({ message }: { message: ChatMessage }) {
  const { t, i18n } = useTranslation('moderation');
  const { language, byRulesAlone, newcomer } = message;
  const isForeign = language !== undefined && !i18n.language.startsWith(language);
  return (
    <>
      {isForeign ? <Badge>{t(`line.language.${language}`)}</Badge> : null}
      {newcomer ? <Badge>{t('line.newcomer')}</Badge> : null}
      {byRulesAlone ? <Badge>{t('line.byRulesAlone')}</Badge> : null}
    </>
  );
}
