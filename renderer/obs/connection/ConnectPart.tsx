import { KeyRound, MonitorOff, MonitorPlay, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useObs, useObsView } from '../context.tsx';
import { LOCAL_ADDRESS, obsAddress } from './address.ts';
import type { ObsConnection } from './client.ts';

/** Not connected: what is known so far, and the two things that a connection needs. */
export function ConnectPart() {
  return (
    <div className="flex flex-col gap-5 p-4">
      <Finding />
      <LoginForm />
      <Guide />
    </div>
  );
}

/** As a person writes it. */
const plain = (address: string): string => address.replace(/^ws:\/\//, '');

const isAsked = (connection: ObsConnection): boolean =>
  connection.kind === 'failed' && ['needs-password', 'wrong-password'].includes(connection.reason);

function Finding() {
  const { t } = useTranslation('obs');
  const connection = useObsView(view => view.connection);
  const address = useObsView(view => view.address);
  const place = address === LOCAL_ADDRESS ? t('connect.here') : plain(address);
  const finding = findingOf(connection);
  const Icon = ICONS[finding];
  return (
    <div role="status" className="flex items-start gap-3">
      <Icon size={20} className="mt-0.5 shrink-0 text-quiet" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium text-m">
          {t(`connect.${finding}.title`, { place })}
          {connection.kind === 'connecting' || connection.kind === 'waiting' ? <Spinner size={14} /> : null}
        </p>
        <p className="text-pretty text-m text-quiet">{t(`connect.${finding}.body`, { place })}</p>
      </div>
    </div>
  );
}

type Finding =
  | 'looking'
  | 'missing'
  | 'found'
  | 'wrong-password'
  | 'too-old'
  | 'insecure'
  | 'bad-address'
  | 'kicked';

function findingOf(connection: ObsConnection): Finding {
  if (connection.kind === 'waiting') return 'missing';
  if (connection.kind !== 'failed') return 'looking';
  switch (connection.reason) {
    case 'needs-password':
      return 'found';
    case 'wrong-password':
    case 'too-old':
    case 'insecure':
    case 'bad-address':
    case 'kicked':
      return connection.reason;
    default:
      return 'missing';
  }
}

const ICONS = {
  looking: MonitorPlay,
  missing: MonitorOff,
  found: KeyRound,
  'wrong-password': KeyRound,
  'too-old': TriangleAlert,
  insecure: TriangleAlert,
  'bad-address': TriangleAlert,
  kicked: TriangleAlert,
};

function LoginForm() {
  const { t } = useTranslation('obs');
  const obs = useObs();
  const connection = useObsView(view => view.connection);
  const [typed, setTyped] = useState(() => plain(obs.link.store.getState().address || LOCAL_ADDRESS));
  const [password, setPassword] = useState('');
  const address = obsAddress(typed);
  const isWrong = connection.kind === 'failed' && connection.reason === 'wrong-password';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address) obs.connect({ address, password });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        // The question decides where typing goes: to the password once OBS is found and asks for it.
        key={isAsked(connection) ? 'asked' : 'first'}
        autoFocus={isAsked(connection)}
        label={t('connect.password')}
        type="password"
        autoComplete="off"
        value={password}
        onChange={setPassword}
        hint={t('connect.passwordHint')}
        error={isWrong ? t('connect.wrong-password.field') : undefined}
      />
      <TextField
        label={t('connect.address')}
        value={typed}
        placeholder="127.0.0.1:4455"
        autoComplete="off"
        spellCheck={false}
        onChange={setTyped}
        hint={t('connect.addressHint')}
        error={typed !== '' && !address ? t('connect.bad-address.field') : undefined}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={!address}>
          {t('connect.button')}
        </Button>
        <p className="min-w-0 flex-1 text-pretty text-faint text-s">{t('connect.kept')}</p>
      </div>
    </form>
  );
}

/** Where OBS hides what is asked for, step by step in its own words. */
function Guide() {
  const { t } = useTranslation('obs');
  return (
    <div className="rounded-m border border-line bg-canvas p-3">
      <p className="mb-2 font-medium text-m">{t('connect.guide.title')}</p>
      <ol className="list-decimal space-y-1 pl-5 text-m text-quiet">
        <li>{t('connect.guide.open')}</li>
        <li>{t('connect.guide.enable')}</li>
        <li>{t('connect.guide.show')}</li>
      </ol>
    </div>
  );
}
