import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/answers/contract.ts';
import { SortableRow } from '../ui/sort/SortableRow.tsx';
import { SortableTitles } from '../ui/sort/SortableTitles.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { editAnswer } from './answers-store.ts';
import { languageName } from './languages.ts';

/** The answers in their order. A click opens an answer to change it. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation('answers');
  const command = useUndoableCommand();
  return (
    <SortableTitles
      label={t('title')}
      items={answers}
      onMove={(answerId, place) => void command('answer.move', { answerId, place }, { quiet: true })}
    >
      {answer => (
        <Row answer={answer} onRemove={() => void command('answer.remove', { answerId: answer.id })} />
      )}
    </SortableTitles>
  );
}

function Row({ answer, onRemove }: { answer: Answer; onRemove: () => void }) {
  const { t, i18n } = useTranslation('answers');
  const { id, title, texts } = answer;
  const [first, ...others] = texts;
  return (
    <SortableRow
      id={id}
      dragLabel={t('drag', { title })}
      removeLabel={t('remove', { title })}
      onRemove={onRemove}
    >
      <button
        type="button"
        aria-label={t('edit', { title })}
        onClick={() => editAnswer(answer)}
        className="flex min-w-0 flex-1 flex-col py-1.5 text-left"
      >
        <span className="w-full truncate font-medium text-m">{title}</span>
        <span lang={first?.language} className="line-clamp-2 w-full text-quiet text-s">
          {first?.text}
        </span>
        {others.length > 0 ? (
          <span className="w-full truncate text-faint text-s">
            {texts.map(({ language }) => languageName(language, i18n.language)).join(' · ')}
          </span>
        ) : null}
      </button>
    </SortableRow>
  );
}
