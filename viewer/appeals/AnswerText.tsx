import { useTranslation } from 'react-i18next';
import type { AppealAnswer } from '../../shared/appeals/appeal.ts';

/** What the team answers: a ready text in the reader's language, and their own words. */
export function AnswerText({ answer: { isAccepted, template, note } }: { answer: AppealAnswer }) {
  const { t } = useTranslation();
  return (
    <p>
      <strong>{t(isAccepted ? 'appeal.accepted' : 'appeal.declined')}</strong>{' '}
      {template && t(`appeal.template.${template}`)} {note && <q>{note}</q>}
    </p>
  );
}
