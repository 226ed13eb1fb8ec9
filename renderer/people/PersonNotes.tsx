import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PERSON_NOTE } from '../../shared/people/contract.ts';
import { useCommand, useRoom, useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { TextField } from '../ui/input/TextField.tsx';

/** What the crew has noted about a person, for each other alone. */
export function PersonNotes({ personId }: { personId: string }) {
  const { t, i18n } = useTranslation('people');
  const notes = useShow(show => show.people.notes[personId]);
  const command = useCommand();
  const room = useRoom();
  const [text, setText] = useState('');
  const add = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim() && (await command('person.note', { personId, text: text.trim() }))) setText('');
  };
  return (
    <div className="flex flex-col gap-1">
      {notes ? (
        <ul aria-label={t('notes.list')} className="flex max-h-24 flex-col gap-0.5 overflow-y-auto">
          {notes.map(({ id, name, text: note, at }) => (
            <li key={id} className="text-s [overflow-wrap:anywhere]">
              <span className="mr-1.5 text-quiet">
                {formatTimeOfDay(at, room.now(), i18n.language)} {name}
              </span>
              {note}
            </li>
          ))}
        </ul>
      ) : null}
      <form onSubmit={add} className="flex items-start gap-2">
        <TextField
          label={t('notes.label')}
          hideLabel
          placeholder={t('notes.placeholder')}
          value={text}
          maxLength={MAX_PERSON_NOTE}
          autoComplete="off"
          onChange={setText}
          className="flex-1"
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('notes.add')}
        </Button>
      </form>
    </div>
  );
}
