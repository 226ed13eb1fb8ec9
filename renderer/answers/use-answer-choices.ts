import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import type { Choices } from '../ui/input/SlashField.tsx';
import { openAnswers } from './answers-store.ts';
import { choicesOf, findChoices } from './choices.ts';
import { newAnswer } from './draft.ts';
import { languageName } from './languages.ts';

/** The show's saved answers, for a field from which they are sent. */
export function useAnswerChoices(): Choices {
  const { t, i18n } = useTranslation('answers');
  const answers = useShow(show => show.answers.answers);
  const choices = useMemo(
    () => choicesOf(answers, tag => languageName(tag, i18n.language)),
    [answers, i18n.language],
  );
  return {
    label: t('title'),
    hint: t('hint'),
    find: query => findChoices(choices, query),
    more: {
      label: (query, count) => {
        if (count > 0) return t('manage');
        return query === '' ? t('writeFirst') : t('write', { title: query });
      },
      open: query =>
        openAnswers(findChoices(choices, query).length > 0 ? undefined : newAnswer(query, i18n.language)),
    },
  };
}
