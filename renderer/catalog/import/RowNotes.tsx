import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CatalogNote } from '../../../shared/catalog/notes.ts';
import { RowList } from './RowList.tsx';

/** What was done with values that could not be taken as they stand, closed at first: their rows come in. */
export function RowNotes({ notes }: { notes: readonly CatalogNote[] }) {
  const { t } = useTranslation('catalog');
  if (notes.length === 0) return null;
  return (
    <details className="group">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-2 rounded-s text-quiet">
        <ChevronRight size={16} aria-hidden className="transition-transform group-open:rotate-90" />
        {t('notes.count', { count: notes.length })}
      </summary>
      <div className="flex flex-col gap-2 pt-2">
        <p className="text-quiet text-s">{t('notes.help')}</p>
        <RowList
          rows={notes}
          heading={t('notes.done')}
          textOf={({ reason, value = '', used = '' }) => t(`note.${reason}`, { value, used })}
        />
      </div>
    </details>
  );
}
