import { type SubmitEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandError } from '../../shared/errors.ts';
import { MAX_NAME_CHARACTERS, NameFault } from '../../shared/names/contract.ts';
import { guestNumberOf } from '../../shared/team/guests.ts';
import { room } from '../session.ts';
import { personName, useOwnName } from './person-name.ts';

/** Why a name was refused; everything that is not about the name is `failed`. */
type Reason = NameFault | 'taken' | 'tooFast' | 'failed';

function reasonOf(error: unknown): Reason {
  if (!(error instanceof CommandError)) return 'failed';
  if (error.code === 'name-taken') return 'taken';
  if (error.code === 'rate-limited') return 'tooFast';
  const fault = NameFault.safeParse(error.params?.fault);
  // A name of thousands of letters doesn't even have the form of one.
  return fault.success ? fault.data : error.code === 'bad-data' ? 'long' : 'failed';
}

/** The viewer's name, which they may change at any time. */
export function NameForm() {
  const { t } = useTranslation();
  const id = useId();
  const current = useOwnName();
  const isGuest = current === undefined || guestNumberOf(current) !== undefined;
  const [text, setText] = useState(isGuest ? '' : current);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const [refused, setRefused] = useState<Reason>();
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setState('saving');
    setRefused(undefined);
    try {
      const { name } = await room.send('name.choose', { name: text });
      setText(name);
      setState('saved');
    } catch (error) {
      setRefused(reasonOf(error));
      setState('idle');
    }
  };
  const change = (value: string) => {
    setText(value);
    setState('idle');
    setRefused(undefined);
  };
  return (
    <form className="name-form" onSubmit={save}>
      <label htmlFor={id}>{t('name.label')}</label>
      <div className="field">
        <input
          id={id}
          value={text}
          placeholder={current && personName(t, current)}
          autoComplete="nickname"
          enterKeyHint="done"
          aria-invalid={refused !== undefined}
          aria-describedby={`${id}-note`}
          onChange={event => change(event.target.value)}
        />
        <button type="submit" disabled={state === 'saving' || !text.trim() || text === current}>
          {t('name.save')}
        </button>
      </div>
      <p id={`${id}-note`} role="status" data-refused={refused !== undefined || undefined}>
        {refused && t(`name.refused.${refused}`, { count: MAX_NAME_CHARACTERS })}
        {state === 'saved' && t('name.saved')}
        {!refused && state !== 'saved' && t('name.why')}
      </p>
    </form>
  );
}
