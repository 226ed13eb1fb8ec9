import clsx from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/answers/contract.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SortableList } from '../ui/sort/SortableList.tsx';
import { useSortableRow } from '../ui/sort/use-sortable-row.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { editAnswer } from './answers-store.ts';
import { languageName } from './languages.ts';

/** The answers as a list that can be reordered by dragging or by keyboard. A click opens an answer to change it. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation('answers');
  const command = useUndoableCommand();
  const items = useMemo(() => answers.map(({ id, title }) => ({ id, name: title })), [answers]);
  const move = (answerId: string, overId: string) => {
    const place = answers.findIndex(({ id }) => id === overId);
    void command('answer.move', { answerId, place }, { quiet: true });
  };
  return (
    <SortableList items={items} onMove={move}>
      <ol aria-label={t('title')} className="flex flex-col gap-1">
        {answers.map(answer => (
          <Row
            key={answer.id}
            answer={answer}
            onRemove={() => void command('answer.remove', { answerId: answer.id })}
          />
        ))}
      </ol>
    </SortableList>
  );
}

function Row({ answer, onRemove }: { answer: Answer; onRemove: () => void }) {
  const { t, i18n } = useTranslation('answers');
  const { id, title, texts } = answer;
  const { row, handle, isDragging } = useSortableRow(id);
  const [first, ...others] = texts;
  return (
    <li
      {...row}
      className={clsx(
        'flex items-center gap-1 rounded-s border border-line bg-raised',
        isDragging && 'z-10 shadow-float',
      )}
    >
      <button
        type="button"
        {...handle}
        aria-label={t('drag', { title })}
        className="flex h-10 w-8 shrink-0 cursor-grab touch-none items-center justify-center text-faint outline-offset-[-2px] pointer-coarse:w-10"
      >
        <GripVertical size={16} aria-hidden />
      </button>
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
      <IconButton label={t('remove', { title })} side="left" onClick={onRemove}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
    </li>
  );
}
