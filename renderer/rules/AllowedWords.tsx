import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_WORDS } from '../../shared/rules/rule.ts';
import { useShow } from '../app/room-context.tsx';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { AddForm } from '../ui/input/AddForm.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

/** Words and phrases that no rule holds. */
export function AllowedWords() {
  const { t } = useTranslation('rules');
  const allowed = useShow(show => show.rules.allowed);
  const command = useUndoableCommand();
  const mayChange = useGranted('rules');
  return (
    <div className="flex h-full flex-col gap-3 overflow-y-auto p-3">
      <p className="text-pretty text-quiet text-s">{t('allowed.body')}</p>
      {mayChange ? (
        <AddForm
          label={t('allowed.label')}
          placeholder={t('allowed.placeholder')}
          button={t('quick.add')}
          maxLength={MAX_WORDS}
          onAdd={words => command('rule.allow', { words })}
        />
      ) : (
        <LackingNote permission="rules" />
      )}
      {allowed.length > 0 ? (
        <ul aria-label={t('allowed.title')} className="flex flex-wrap gap-1">
          {allowed.map(each => (
            <li key={each} className="flex max-w-full items-center rounded-s bg-hover text-s">
              <span className="truncate px-2 py-1">{each}</span>
              {mayChange ? (
                <button
                  type="button"
                  aria-label={t('allowed.remove', { words: each })}
                  className="flex size-6 shrink-0 items-center justify-center rounded-s text-quiet hover:text-ink pointer-coarse:size-10"
                  onClick={() => void command('rule.disallow', { words: each })}
                >
                  <X size={12} aria-hidden />
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
