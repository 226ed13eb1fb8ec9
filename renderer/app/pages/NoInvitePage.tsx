import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverAddress } from '../../../client/server-address.ts';
import { PublicShowsLink } from '../../home/PublicShowsLink.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { otherServer, readEntry } from '../entry.ts';
import { MessagePage } from './MessagePage.tsx';

/** A form for a pasted invite, which opens it as if the link had been clicked. */
export function InviteForm() {
  const { t } = useTranslation('app');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entry = readEntry(text.trim());
    const elsewhere = otherServer(text.trim(), serverAddress());
    if (elsewhere && (entry.token || entry.key)) location.assign(elsewhere);
    else if (entry.token)
      location.hash = new URLSearchParams({ show: entry.show, invite: entry.token }).toString();
    else if (entry.key) location.hash = new URLSearchParams({ key: entry.key }).toString();
    else setWrong(true);
  };
  return (
    <form onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label={t('invite.paste')}
        hideLabel
        placeholder={t('invite.paste')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={next => {
          setText(next);
          setWrong(false);
        }}
        error={wrong ? t('invite.notALink') : undefined}
        className="flex-1"
      />
      <Button type="submit" variant="primary" disabled={text.trim() === ''}>
        {t('invite.open')}
      </Button>
    </form>
  );
}

/** Shown if the studio is opened without an invite. */
export function NoInvitePage() {
  const { t } = useTranslation('app');
  return (
    <MessagePage title={t('noInvite.title')}>
      <ul className="flex list-disc flex-col gap-2 pl-5 text-m text-quiet marker:text-faint">
        <li>{t('noInvite.host')}</li>
        <li>{t('noInvite.team')}</li>
      </ul>
      <InviteForm />
      <PublicShowsLink />
    </MessagePage>
  );
}
