import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Part } from '../report/ReportTable.tsx';
import { formatTimeOfDay } from '../ui/format.ts';
import { CopyField } from '../ui/input/CopyField.tsx';

/** Until when the ledger is signed, and by which key. */
export function Signature() {
  const { t } = useTranslation('ledger');
  const { key } = useShow(show => show.ledger);
  return (
    <footer className="flex shrink-0 flex-col gap-1.5 border-line border-t p-3 text-quiet text-s">
      <SignedUntil />
      {key ? (
        <>
          <CopyField label={t('key')} value={key.publicKey} />
          <p>{t('keyHint')}</p>
        </>
      ) : null}
    </footer>
  );
}

/** The same on the report: printed, the key can be compared when nobody has the server any more. */
export function SignatureInReport() {
  const { t } = useTranslation('ledger');
  const { key } = useShow(show => show.ledger);
  if (!key) return null;
  return (
    <Part title={t('title')}>
      <SignedUntil />
      <p className="break-all font-mono text-s">
        {t('key')}: {key.publicKey}
      </p>
    </Part>
  );
}

function SignedUntil() {
  const { t, i18n } = useTranslation('ledger');
  const { heads } = useShow(show => show.ledger);
  const head = heads.at(-1)?.head;
  if (!head) return <p>{t('unsigned')}</p>;
  return <p>{t('signed', { time: formatTimeOfDay(head.at, head.at, i18n.language), seq: head.seq })}</p>;
}
