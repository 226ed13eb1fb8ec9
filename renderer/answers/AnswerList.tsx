import { closestCenter, DndContext, type DragEndEvent } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import clsx from 'clsx';
import { GripVertical, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../shared/answers/contract.ts';
import { useSortSensors } from '../ui/hooks/use-sort-sensors.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { editAnswer } from './answers-store.ts';
import { languageName } from './languages.ts';

/** The answers as a list that can be reordered by dragging or by keyboard. A click opens an answer to change it. */
export function AnswerList({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation('answers');
  const command = useUndoableCommand();
  const sensors = useSortSensors();
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const place = answers.findIndex(({ id }) => id === over.id);
    void command('answer.move', { answerId: String(active.id), place }, { quiet: true });
  };
  return (
    <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={answers.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol aria-label={t('title')} className="flex flex-col gap-1">
          {answers.map(answer => (
            <Row
              key={answer.id}
              answer={answer}
              onRemove={() => void command('answer.remove', { answerId: answer.id })}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

function Row({ answer, onRemove }: { answer: Answer; onRemove: () => void }) {
  const { t, i18n } = useTranslation('answers');
  const { id, title, texts } = answer;
  const { attributes, listeners, setNodeRef, transform, transition, isDragging } = useSortable({ id });
  const style = transform ? { translate: `0 ${transform.y}px`, transition } : { transition };
  const [first, ...others] = texts;
  return (
    <li
      ref={setNodeRef}
      style={style}
      className={clsx(
        'flex items-center gap-1 rounded-s border border-line bg-raised',
        isDragging && 'z-10 shadow-float',
      )}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        aria-label={t('drag', { title })}
        className="flex h-10 w-8 shrink-0 cursor-grab touch-none items-center justify-center text-faint pointer-coarse:w-10"
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
