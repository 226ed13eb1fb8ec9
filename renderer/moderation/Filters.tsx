import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

const MAX_PHRASE = 80;

/** The filters: words and phrases that hold a message for review. */
export function Filters() {
  const { t } = useTranslation('moderation');
  const filters = useShow(show => show.moderation.filters);
  const command = useUndoableCommand();
  const mayChange = useGranted('rules');
  return (
    <div className="flex flex-col gap-2">
      <p className="text-quiet text-s">{filters.length > 0 ? t('filters.hint') : t('filters.none')}</p>
      {filters.length > 0 ? (
        <ul aria-label={t('filters.title')} className="flex flex-wrap gap-1">
          {filters.map(({ id, phrase }) => (
            <li key={id} className="flex max-w-full items-center rounded-s bg-hover text-s">
              <span className="truncate px-2 py-1">{phrase}</span>
              {mayChange ? (
                <button
                  type="button"
                  aria-label={t('filters.remove', { phrase })}
                  className="-ml-2 flex size-6 shrink-0 items-center justify-center rounded-s text-quiet hover:text-ink pointer-coarse:size-10"
                  onClick={() => void command('moderation.removeFilter', { filterId: id })}
                >
                  <X size={12} />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {mayChange ? <AddFilter /> : <LackingNote permission="rules" />}
    </div>
  );
}

function AddFilter() {
  const { t } = useTranslation('moderation');
  const filters = useShow(show => show.moderation.filters);
  const command = useUndoableCommand();
  const [phrase, setPhrase] = useState('');
  const wanted = phrase.trim().toLocaleLowerCase();
  const exists = filters.some(filter => filter.phrase.toLocaleLowerCase() === wanted);

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || exists) return;
    if (await command('moderation.addFilter', { phrase: phrase.trim() })) setPhrase('');
  };
  return (
    <form onSubmit={add} className="flex items-start gap-2">
      <TextField
        label={t('filters.label')}
        hideLabel
        placeholder={t('filters.placeholder')}
        value={phrase}
        maxLength={MAX_PHRASE}
        autoComplete="off"
        onChange={setPhrase}
        error={exists ? t('filters.exists') : undefined}
        className="flex-1"
      />
      <Button type="submit" disabled={wanted === '' || exists}>
        {t('filters.add')}
      </Button>
    </form>
  );
}
