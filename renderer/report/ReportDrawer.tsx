import { Download, Printer } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Report, reportOf } from '../../shared/report/report.ts';
import { useRoom, useShow } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';
import { setView, useView } from '../app/view-store.ts';
import { LedgerButton } from '../ledger/LedgerButton.tsx';
import { SignatureInReport } from '../ledger/Signature.tsx';
import { Button } from '../ui/Button.tsx';
import { saveCsv } from '../ui/csv.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { csvRows } from './csv-rows.ts';
import './print.css';
import { ReportView } from './ReportView.tsx';
import { useServerPart } from './use-server-part.ts';

/** How often the report of a show that goes on is put together anew. */
const REFRESH_MS = 5000;

/** What came of the show, or has come of it so far: as a page, on paper or as a PDF, and as a table for a spreadsheet. */
export function ReportDrawer() {
  const { t } = useTranslation('report');
  const isOpen = useView(view => view.drawer === 'report');
  return (
    <Drawer wide title={t('title')} open={isOpen} onClose={() => setView({ drawer: 'none' })}>
      <Content />
    </Drawer>
  );
}

function Content() {
  const { t } = useTranslation('report');
  const tick = useNow(REFRESH_MS);
  const report = useReport(tick);
  const part = useServerPart(tick);
  const title = useShow(show => show.lifecycle.title);
  useLightPaper();
  return (
    <div data-report className="flex flex-col gap-4 p-4">
      <header className="flex flex-wrap items-start gap-2">
        <ReportTitle title={title} report={report} />
        <div className="flex shrink-0 flex-wrap gap-2 print:hidden">
          <LedgerButton variant="plain" />
          <Button onClick={() => globalThis.print()}>
            <Printer size={16} /> {t('print')}
          </Button>
          <Button onClick={() => void saveCsv(`${title}.csv`, csvRows(t, report, part))}>
            <Download size={16} /> {t('csv')}
          </Button>
        </div>
      </header>
      <ReportView report={report} part={part} />
      <SignatureInReport />
    </div>
  );
}

/** The report as it was at most a few seconds ago: a busy show changes many times a second, its report need not. */
function useReport(tick: number): Report {
  const room = useRoom();
  const phase = useShow(show => show.lifecycle.phase);
  // biome-ignore lint/correctness/useExhaustiveDependencies: tick and phase stand for all changes of the show.
  return useMemo(() => reportOf(room.store.getState().show, room.now()), [tick, phase, room]);
}

function ReportTitle({ title, report: { from, to } }: { title: string; report: Report }) {
  const { t, i18n } = useTranslation('report');
  const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <div className="min-w-0 flex-1 basis-60">
      <h2 className="truncate font-semibold text-l">{title}</h2>
      <p className="text-quiet">{from === undefined ? t('notYet') : format.formatRange(from, to)}</p>
    </div>
  );
}

/** Paper is light, whatever the studio is. */
function useLightPaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    const print = matchMedia('print');
    let theme: string | undefined;
    const change = () => {
      if (print.matches) {
        theme = root.dataset.theme;
        root.dataset.theme = 'light';
      } else if (theme !== undefined) root.dataset.theme = theme;
    };
    print.addEventListener('change', change);
    return () => print.removeEventListener('change', change);
  }, []);
}
