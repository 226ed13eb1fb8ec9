import { KeyRound, MonitorOff, MonitorPlay, TriangleAlert } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { useObs, useObsView } from '../context.tsx';
import { LOCAL_ADDRESS, obsPlace } from './address.ts';
import type { ObsConnection } from './client.ts';

/** Shown while disconnected: the status of the connection, and the form with address and password. */
export function ConnectPart() {
  return (
    <div className="flex flex-col gap-5 p-4">
      <ConnectionStatus />
      <LoginForm />
      <Guide />
    </div>
  );
}

const withoutScheme = (address: string): string => address.replace(/^ws:\/\//, '');

const isPasswordRequested = (connection: ObsConnection): boolean =>
  connection.kind === 'failed' && ['needs-password', 'wrong-password'].includes(connection.reason);

function ConnectionStatus() {
  const { t } = useTranslation('obs');
  const connection = useObsView(view => view.connection);
  const address = useObsView(view => view.address);
  const place = address === LOCAL_ADDRESS ? t('connect.localhost') : withoutScheme(address);
  const status = statusOf(connection);
  const Icon = ICONS[status];
  return (
    <div role="status" className="flex items-start gap-3">
      <Icon size={20} className="mt-0.5 shrink-0 text-quiet" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium text-m">
          {t(`connect.${status}.title`, { place })}
          {connection.kind === 'connecting' || connection.kind === 'waiting' ? <Spinner size={14} /> : null}
        </p>
        <p className="text-pretty text-m text-quiet">{t(`connect.${status}.body`, { place })}</p>
      </div>
    </div>
  );
}

type Status =
  | 'searching'
  | 'missing'
  | 'found'
  | 'wrong-password'
  | 'too-old'
  | 'insecure'
  | 'bad-address'
  | 'kicked';

function statusOf(connection: ObsConnection): Status {
  if (connection.kind === 'waiting') return 'missing';
  if (connection.kind !== 'failed') return 'searching';
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
  searching: MonitorPlay,
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
  const [typed, setTyped] = useState(() =>
    withoutScheme(obs.client.store.getState().address || LOCAL_ADDRESS),
  );
  const [password, setPassword] = useState('');
  const address = obsPlace(typed)?.address;
  /** A pasted connect code fills both fields, and its password doesn't stay where it can be read. */
  const type = (text: string) => {
    const place = obsPlace(text);
    if (place?.password) setPassword(place.password);
    setTyped(place?.password ? withoutScheme(place.address) : text);
  };
  const isWrong = connection.kind === 'failed' && connection.reason === 'wrong-password';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address) obs.connect({ address, password });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <TextField
        // A new key remounts the field, so that it gets the focus once OBS asks for the password.
        key={isPasswordRequested(connection) ? 'requested' : 'initial'}
        autoFocus={isPasswordRequested(connection)}
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
        onChange={type}
        hint={t('connect.addressHint')}
        error={typed !== '' && !address ? t('connect.bad-address.field') : undefined}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={!address}>
          {t('connect.button')}
        </Button>
        <p className="min-w-0 flex-1 text-pretty text-faint text-s">{t('connect.stored')}</p>
      </div>
    </form>
  );
}

/** Steps to find address and password in OBS, with the labels of OBS's menus. */
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
