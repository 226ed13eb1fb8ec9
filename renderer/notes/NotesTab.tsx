import { NotebookPen } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NOTE_LENGTH } from '../../shared/notes/contract.ts';
import { useCommand, useShow, useYou } from '../app/room-context.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SendForm } from '../ui/input/SendForm.tsx';
import { NoteList } from './NoteList.tsx';
import { useMarkRead } from './read-notes.ts';

/** What the crew write each other, unseen by brand reps and viewers. */
export function NotesTab() {
  const { t } = useTranslation('notes');
  const notes = useShow(show => show.notes.notes);
  const you = useYou();
  const command = useCommand();
  const markRead = useMarkRead();
  const newestAt = notes.at(-1)?.at;
  useEffect(() => {
    if (newestAt !== undefined) markRead(newestAt);
  }, [newestAt, markRead]);
  const send = async (text: string) => (await command('note.post', { text })) !== undefined;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {notes.length > 0 ? (
        <NoteList notes={notes} />
      ) : (
        <EmptyState
          icon={<NotebookPen size={24} />}
          title={t('empty.title')}
          body={t('empty.body')}
          className="flex-1"
        />
      )}
      <SendForm
        label={t('send.label', { name: you?.name ?? '' })}
        placeholder={t('send.placeholder')}
        button={t('send.button')}
        maxLength={MAX_NOTE_LENGTH}
        onSend={send}
      />
    </div>
  );
}
