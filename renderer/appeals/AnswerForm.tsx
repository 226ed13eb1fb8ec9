import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_APPEAL_LENGTH, TEMPLATES, type Template } from '../../shared/appeals/appeal.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/input/Select.tsx';
import { TextArea } from '../ui/input/TextArea.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';

const NO_TEMPLATE = 'none';

/** The answer to an appeal: a ready one that the viewer reads in their language, own words, or both. Escape closes it. */
export function AnswerForm({
  appealId,
  as,
  name,
  onClose,
}: {
  appealId: string;
  as: 'accepted' | 'declined';
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation(['appeals', 'common']);
  const command = useUndoableCommand();
  const [template, setTemplate] = useState<Template | undefined>(TEMPLATES[as][0]);
  const [note, setNote] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const words = note.trim();
    void command('appeal.answer', {
      appealId,
      isAccepted: as === 'accepted',
      ...(template ? { template } : {}),
      ...(words ? { note: words } : {}),
    });
    onClose();
  };
  return (
    <form
      aria-label={t(as === 'accepted' ? 'acceptOf' : 'declineOf', { name })}
      className="mt-1 flex flex-col gap-2 rounded-s bg-raised p-2"
      onSubmit={send}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <Select
        size="s"
        label={t('template.label')}
        value={template ?? NO_TEMPLATE}
        options={[
          ...TEMPLATES[as].map(each => ({ value: each, label: t(`template.${each}`) })),
          { value: NO_TEMPLATE, label: t('template.none') },
        ]}
        onChange={value => setTemplate(TEMPLATES[as].find(each => each === value))}
      />
      <TextArea
        label={t('note')}
        hint={t('noteHint')}
        value={note}
        maxLength={MAX_APPEAL_LENGTH}
        onChange={setNote}
      />
      <div className="flex gap-2">
        <Button size="s" type="submit" variant="primary">
          {t(as === 'accepted' ? 'sendAccept' : 'sendDecline')}
        </Button>
        <Button size="s" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
    </form>
  );
}
