import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnswerText, MAX_ANSWER_TEXTS, MAX_ANSWER_TITLE } from '../../shared/answers/contract.ts';
import { MAX_CHAT_LENGTH } from '../../shared/chat/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Select } from '../ui/input/Select.tsx';
import { TextArea } from '../ui/input/TextArea.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { editAnswer } from './answers-store.ts';
import { type AnswerDraft, freeLanguages, readAnswer } from './draft.ts';
import { languageName } from './languages.ts';

/** The form of one answer, which is new or is changed. */
export function AnswerForm({ first }: { first: AnswerDraft }) {
  const { t } = useTranslation(['answers', 'common']);
  const command = useUndoableCommand();
  const [draft, setDraft] = useState(first);
  const [isSaving, setSaving] = useState(false);
  const answer = readAnswer(draft);
  const { texts } = draft;
  const put = (place: number, ...text: AnswerText[]) =>
    setDraft({ ...draft, texts: texts.toSpliced(place, 1, ...text) });
  const [free] = freeLanguages(draft);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!answer) return;
    setSaving(true);
    const isDone = await command('answer.save', { answer });
    setSaving(false);
    if (isDone) editAnswer(undefined);
  };
  return (
    <form onSubmit={event => void save(event)} className="flex flex-col gap-4 p-3">
      <TextField
        label={t('form.title')}
        hint={t('form.titleHint')}
        value={draft.title}
        maxLength={MAX_ANSWER_TITLE}
        autoComplete="off"
        onChange={title => setDraft({ ...draft, title })}
      />
      {texts.map((text, place) => (
        <TextPart
          key={text.language}
          text={text}
          languages={[text.language, ...freeLanguages(draft)]}
          onChange={changed => put(place, changed)}
          onRemove={texts.length > 1 ? () => put(place) : undefined}
        />
      ))}
      {texts.length < MAX_ANSWER_TEXTS && free ? (
        <div>
          <Button
            size="s"
            variant="ghost"
            onClick={() => setDraft({ ...draft, texts: [...texts, { language: free, text: '' }] })}
          >
            <Plus size={14} aria-hidden /> {t('form.another')}
          </Button>
        </div>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={() => editAnswer(undefined)}>{t('common:cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!answer || isSaving}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}

function TextPart(props: {
  text: AnswerText;
  languages: readonly string[];
  onChange: (text: AnswerText) => void;
  onRemove: (() => void) | undefined;
}) {
  const { text, languages, onChange, onRemove } = props;
  const { t, i18n } = useTranslation(['answers', 'common']);
  const nameOf = (tag: string) => languageName(tag, i18n.language);
  const left = MAX_CHAT_LENGTH - text.text.length;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">{nameOf(text.language)}</legend>
      <div className="flex items-center justify-between gap-2">
        <Select
          label={t('form.language')}
          size="s"
          value={text.language}
          options={languages.map(value => ({ value, label: nameOf(value) }))}
          onChange={language => onChange({ ...text, language })}
        />
        {onRemove ? (
          <IconButton
            size="s"
            side="left"
            label={t('form.removeText', { language: nameOf(text.language) })}
            onClick={onRemove}
          >
            <X size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <TextArea
        label={t('form.text', { language: nameOf(text.language) })}
        rows={3}
        value={text.text}
        maxLength={MAX_CHAT_LENGTH}
        {...(left <= 40 ? { hint: t('common:charactersLeft', { count: left }) } : {})}
        onChange={written => onChange({ ...text, text: written })}
      />
    </fieldset>
  );
}
