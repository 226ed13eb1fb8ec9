import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../shared/names/contract.ts';
import { OWNER_ID, OWNER_NAME } from '../../shared/roles.ts';
import { useCommand, useShow, useYou } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { showToast } from '../ui/overlay/toast.ts';

/** The name under which the owner writes in the chat; whoever was invited has the name of their invite. */
export function OwnerName() {
  const you = useYou();
  const current = useShow(({ names }) => you && nameOf(names, you));
  if (you?.id !== OWNER_ID || current === undefined) return null;
  return <NameForm key={current} current={current === OWNER_NAME ? '' : current} />;
}

function NameForm({ current }: { current: string }) {
  const { t } = useTranslation('names');
  const command = useCommand();
  const [name, setName] = useState(current);
  const save = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (await command('name.choose', { name })) showToast(t('owner.saved'));
  };
  return (
    <form className="flex items-end gap-3" onSubmit={save}>
      <TextField
        className="flex-1"
        label={t('owner.label')}
        placeholder={OWNER_NAME}
        maxLength={40}
        value={name}
        onChange={setName}
      />
      <Button type="submit" disabled={!name.trim() || name === current}>
        {t('owner.save')}
      </Button>
    </form>
  );
}
