import { FileSpreadsheet, Sparkles, Store } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowSummary } from '../../shared/home/protocol.ts';
import { useReportError } from '../app/errors.ts';
import { setView } from '../app/view-store.ts';
import { importProducts } from '../catalog/import/api.ts';
import { useImport } from '../catalog/import/import-store.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { enterStudio, makeShow } from './api.ts';
import { goTo } from './enter.ts';

type Way = 'sample' | 'products' | 'shop';
const ICONS: Record<Way, ReactNode> = {
  sample: <Sparkles size={24} />,
  products: <FileSpreadsheet size={24} />,
  shop: <Store size={24} />,
};
const WAYS: readonly Way[] = ['sample', 'products', 'shop'];

/** Three ways to begin, for a host whose server has nothing yet. */
export function StartWays({ ownerKey, shows }: { ownerKey: string; shows: readonly ShowSummary[] }) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [chosen, setChosen] = useState<Way>();
  const begin = async (way: Way) => {
    setChosen(way);
    try {
      const [first] = shows;
      const entry = first
        ? await enterStudio(ownerKey, first.slug)
        : await makeShow(ownerKey, { title: t('ways.firstTitle') });
      if (way === 'sample') await importProducts('sample', { show: entry.show, token: entry.invite });
      else {
        setView({ drawer: 'catalog' });
        useImport.setState({ open: true });
      }
      goTo(entry);
    } catch (error) {
      setChosen(undefined);
      reportError(error);
    }
  };
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-semibold text-l">{t('ways.title')}</h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-3">
        {WAYS.map(way => (
          <li key={way}>
            <button
              type="button"
              disabled={chosen !== undefined}
              onClick={() => void begin(way)}
              className="panel flex h-full w-full flex-col items-start gap-2 p-5 text-left hover:border-line-strong hover:bg-raised disabled:opacity-45"
            >
              <span className="text-accent">{chosen === way ? <Spinner size={24} /> : ICONS[way]}</span>
              <span className="font-semibold">{t(`ways.${way}.title`)}</span>
              <span className="text-pretty text-quiet text-s">{t(`ways.${way}.body`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
