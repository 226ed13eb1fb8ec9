import { ListChecks, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/shops/connection.ts';
import type { ShopStatus } from '../../shared/shops/protocol.ts';
import { useCommand, useRoom, useRoomView } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { Badge, type Tone } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { formatRelativeTime } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { AskFirst } from '../ui/overlay/AskFirst.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { CheckResult } from './CheckResult.tsx';
import { keepCheck, useCheck } from './check-store.ts';
import { useFaultText } from './use-fault-text.ts';

const TONES: Record<ShopStatus['state'], Tone> = {
  connecting: 'info',
  importing: 'info',
  ok: 'money',
  away: 'attention',
  refused: 'danger',
};

/** A connected shop: how it goes, what the crew should know of it, and what can be done. */
export function ShopRow({ connection }: { connection: Connection }) {
  const { t } = useTranslation('shops');
  const { id, kind, name, address } = connection;
  const status = useRoomView(view => view.live.shops.states[id]);
  const { check, sync, error, busy, report } = useShopActions(id);
  const state = status?.state ?? 'connecting';
  return (
    <li className="flex flex-col gap-2 border-line border-b px-3 py-3">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-m" title={name}>
          {name}
        </span>
        <span role="status">
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        </span>
      </div>
      <p className="truncate text-quiet text-s" title={address}>
        {t(`kinds.${kind}`)} · {new URL(address).host}
      </p>
      {status ? <Status status={status} /> : null}
      {error ? (
        <p role="alert" className="text-pretty text-danger text-s [overflow-wrap:anywhere]">
          {error}
        </p>
      ) : null}
      <div className="mt-1 flex items-center gap-2">
        <Button size="s" disabled={busy} onClick={check}>
          {busy ? <Spinner /> : <ListChecks size={14} aria-hidden />} {t('check.run')}
        </Button>
        <Button size="s" variant="ghost" onClick={sync}>
          <RefreshCw size={14} aria-hidden /> {t('sync')}
        </Button>
        <span className="flex-1" />
        <Disconnect connection={connection} />
      </div>
      {report ? <CheckResult report={report} kind={kind} /> : null}
    </li>
  );
}

function useShopActions(connectionId: string) {
  const room = useRoom();
  const faultText = useFaultText();
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const report = useCheck(connectionId);
  const check = () => {
    setBusy(true);
    setError(undefined);
    room
      .send('shop.check', { connectionId })
      .then(
        found => keepCheck(connectionId, found),
        (caught: unknown) => setError(faultText(caught)),
      )
      .finally(() => setBusy(false));
  };
  const sync = () => {
    setError(undefined);
    room.send('shop.sync', { connectionId }).catch((caught: unknown) => setError(faultText(caught)));
  };
  return { check, sync, error, busy, report };
}

/** What is read from the shop, what is wrong with it, and what to know of it. */
function Status({ status }: { status: ShopStatus }) {
  const { t, i18n } = useTranslation('shops');
  const now = useNow();
  const { fault, detail, products, readAt, notes } = status;
  return (
    <>
      <p className="text-quiet text-s">
        {t('products', { count: products })}
        {readAt === undefined
          ? ''
          : ` · ${t('readAt', { time: formatRelativeTime(readAt, now, i18n.language) })}`}
      </p>
      {fault ? (
        <p className="text-pretty text-attention text-s [overflow-wrap:anywhere]">
          {t(`fault.${fault}`, detail ? { context: 'detail', detail } : {})}
        </p>
      ) : null}
      {notes.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {notes.map(({ code, detail: of = '' }) => (
            <li key={code} className="text-pretty text-quiet text-s [overflow-wrap:anywhere]">
              {t(`note.${code}`, { detail: of, count: Number(of) || 0 })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Disconnect({ connection: { id, name } }: { connection: Connection }) {
  const { t } = useTranslation('shops');
  const command = useCommand();
  return (
    <AskFirst
      title={t('disconnectTitle', { name })}
      body={t('disconnectBody')}
      confirm={t('disconnectConfirm')}
      onConfirm={() => void command('shop.disconnect', { connectionId: id })}
    >
      {ask => (
        <IconButton label={t('disconnect', { name })} size="s" side="left" onClick={ask}>
          <Unplug size={14} />
        </IconButton>
      )}
    </AskFirst>
  );
}
