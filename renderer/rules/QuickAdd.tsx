import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_WORDS } from '../../shared/rules/rule.ts';
import { LackingNote } from '../permissions/LackingNote.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { quickDraft } from './drafts.ts';

/** Adds a rule for a word or phrase, as it is needed in the middle of a show. */
export function QuickAdd() {
  return useGranted('rules') ? <QuickForm /> : <LackingNote permission="rules" />;
}

function QuickForm() {
  const { t } = useTranslation('rules');
  const command = useUndoableCommand();
  const [typed, setTyped] = useState('');
  const rule = quickDraft(typed);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (rule && (await command('rule.add', { rule }))) setTyped('');
  };
  return (
    <form onSubmit={event => void add(event)} className="flex items-start gap-2">
      <TextField
        label={t('quick.label')}
        hideLabel
        placeholder={t('quick.placeholder')}
        value={typed}
        maxLength={MAX_WORDS}
        autoComplete="off"
        onChange={setTyped}
        className="flex-1"
      />
      <Button type="submit" disabled={!rule}>
        {t('quick.add')}
      </Button>
    </form>
  );
}
