import { useTranslation } from 'react-i18next';
import { MAX_PERSON_NOTE } from '../../shared/people/contract.ts';
import { useCommand, useRoom, useShow } from '../app/room-context.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { AddForm } from '../ui/input/AddForm.tsx';

/** What the crew has noted about a person, for each other alone. */
export function PersonNotes({ personId }: { personId: string }) {
  const { t, i18n } = useTranslation('people');
  const notes = useShow(show => show.people.notes[personId]);
  const command = useCommand();
  const room = useRoom();
  return (
    <div className="flex flex-col gap-1">
      {notes ? (
        <ul aria-label={t('notes.list')} className="flex max-h-24 flex-col gap-0.5 overflow-y-auto">
          {notes.map(({ id, name, text, at }) => (
            <li key={id} className="text-s [overflow-wrap:anywhere]">
              <span className="mr-1.5 text-quiet">
                {formatTimeOfDay(at, room.now(), i18n.language)} {name}
              </span>
              {text}
            </li>
          ))}
        </ul>
      ) : null}
      <AddForm
        label={t('notes.label')}
        placeholder={t('notes.placeholder')}
        button={t('notes.add')}
        maxLength={MAX_PERSON_NOTE}
        onAdd={text => command('person.note', { personId, text })}
      />
    </div>
  );
}
