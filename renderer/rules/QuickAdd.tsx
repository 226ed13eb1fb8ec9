import { useTranslation } from 'react-i18next';
import { MAX_WORDS } from '../../shared/rules/rule.ts';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { AddForm } from '../ui/input/AddForm.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { quickDraft } from './drafts.ts';

/** Adds a rule for a word or phrase, as it is needed in the middle of a show. */
export function QuickAdd() {
  const { t } = useTranslation('rules');
  const command = useUndoableCommand();
  const mayChange = useGranted('rules');
  if (!mayChange) return <LackingNote permission="rules" />;
  return (
    <AddForm
      label={t('quick.label')}
      placeholder={t('quick.placeholder')}
      button={t('quick.add')}
      maxLength={MAX_WORDS}
      onAdd={words => command('rule.add', { rule: quickDraft(words) })}
    />
  );
}
