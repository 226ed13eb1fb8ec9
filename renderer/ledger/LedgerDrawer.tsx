import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import { kindOf, type LedgerKind, type LedgerRow } from '../../shared/ledger/format.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useYou } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { usePersonName } from '../names/use-person-name.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/input/Select.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { LedgerList } from './LedgerList.tsx';
import { Signature } from './Signature.tsx';
import { useLedgerRows } from './use-ledger-rows.ts';

/** Entries that say nothing to a person: digests of texts that stand with the entry before. */
const UNTOLD: ReadonlySet<string> = new Set(['ledger.digested']);
const ALL = 'all';
const KINDS: readonly LedgerKind[] = ['moderation', 'deals', 'products', 'settings'];

/** Who did what, when and why, for the crew to look through; the host downloads the whole of it. */
export function LedgerDrawer() {
  const { t } = useTranslation('ledger');
  const isOpen = useView(view => view.drawer === 'ledger');
  return (
    <Drawer
      wide
      title={t('title')}
      aside={<DownloadButton />}
      open={isOpen}
      onClose={() => setView({ drawer: 'none' })}
    >
      <Content />
    </Drawer>
  );
}

/** Downloads the file by a link, so that the browser streams it to the disk. */
function DownloadButton() {
  const { t } = useTranslation('ledger');
  const room = useRoom();
  const reportError = useReportError();
  if (useYou()?.role !== 'host') return null;
  const download = async () => {
    try {
      const link = document.createElement('a');
      link.href = atServer((await room.send('ledger.address', {})).address);
      link.download = '';
      link.click();
    } catch (error) {
      reportError(error);
    }
  };
  return (
    <Button size="s" className="ml-auto" onClick={() => void download()}>
      <Download size={14} /> {t('download')}
    </Button>
  );
}

function Content() {
  const { t } = useTranslation('ledger');
  const rows = useLedgerRows();
  const [kind, setKind] = useState<string>(ALL);
  const [person, setPerson] = useState<string>(ALL);
  const people = usePeople(rows);
  const shown = useMemo(() => rows && filtered(rows, kind, person), [rows, kind, person]);
  return (
    <div className="flex h-full min-h-80 flex-col">
      <div className="flex shrink-0 flex-col gap-3 border-line border-b p-3">
        <p className="text-pretty text-quiet">{t('intro')}</p>
        <div className="flex flex-wrap gap-2">
          <Select
            label={t('kindLabel')}
            className="w-52"
            value={kind}
            onChange={setKind}
            options={[ALL, ...KINDS].map(value => ({ value, label: t(`kind.${value}`) }))}
          />
          <Select
            label={t('personLabel')}
            className="w-52"
            value={person}
            onChange={setPerson}
            options={[{ value: ALL, label: t('everybody') }, ...people]}
          />
          <p aria-live="polite" className="ml-auto self-center text-quiet text-s tabular-nums">
            {shown ? t('count', { count: shown.length }) : t('loading')}
          </p>
        </div>
      </div>
      {shown ? <LedgerList rows={shown} isFiltered={kind !== ALL || person !== ALL} /> : null}
      <Signature />
    </div>
  );
}

function filtered(rows: readonly LedgerRow[], kind: string, person: string): readonly LedgerRow[] {
  return rows
    .filter(
      row =>
        !UNTOLD.has(row.name) &&
        (kind === ALL || kindOf(row.name) === kind) &&
        (person === ALL || row.by.id === person || row.person?.id === person),
    )
    .toReversed();
}

/** The people of whom there are entries and whose names are known, by name. */
function usePeople(rows: readonly LedgerRow[] | undefined) {
  const { i18n } = useTranslation();
  const nameOf = usePersonName();
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { by, person } of rows ?? [])
      for (const each of person ? [by, person] : [by]) if (each.name) names.set(each.id, nameOf(each.name));
    const { compare } = new Intl.Collator(i18n.language, { numeric: true });
    return [...names]
      .map(([value, label]) => ({ value, label }))
      .sort((one, other) => compare(one.label, other.label));
  }, [rows, nameOf, i18n.language]);
}
