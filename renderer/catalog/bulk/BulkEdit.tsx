import { TriangleAlert } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/input/TextArea.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import type { ColumnName } from '../table/columns.ts';
import { BulkColumns } from './BulkColumns.tsx';
import { BulkDifferences } from './BulkDifferences.tsx';
import { formatBulk, type ParsedBulk, parseBulk } from './bulk-text.ts';

const FIRST_COLUMNS: readonly ColumnName[] = ['title', 'price', 'compare_at', 'stock'];

/** Products as tab-separated text, for editing here or in a spreadsheet, with a list of the changes. */
export function BulkEdit({ products, onDone }: { products: readonly Product[]; onDone: () => void }) {
  const { t } = useTranslation('catalog');
  const command = useUndoableCommand();
  const [columns, setColumns] = useState<readonly ColumnName[]>(FIRST_COLUMNS);
  const [text, setText] = useState(() => formatBulk(products, FIRST_COLUMNS));
  const reading = useDeferredReading(text, products);
  const { edits } = reading;
  const isReady = edits.length > 0 && reading.bad.length === 0 && reading.text === text;
  const choose = (next: readonly ColumnName[]) => {
    setColumns(next);
    setText(formatBulk(products, next));
  };
  const apply = async () => {
    if (await command('catalog.editMany', { edits })) onDone();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3">
      <BulkColumns chosen={columns} isChanged={reading.differences.length > 0} onChoose={choose} />
      <div className="[&_textarea]:whitespace-pre [&_textarea]:font-mono [&_textarea]:text-s">
        <TextArea label={t('bulk.text')} hint={t('bulk.hint')} rows={12} value={text} onChange={setText} />
      </div>
      <Bad reading={reading} />
      <BulkDifferences differences={reading.differences} />
      <div className="sticky bottom-0 flex justify-end gap-2 bg-surface pt-2">
        <Button onClick={onDone}>{t('bulk.back')}</Button>
        <Button variant="primary" disabled={!isReady} onClick={() => void apply()}>
          {t('bulk.apply', { count: edits.length })}
        </Button>
      </div>
    </div>
  );
}

/** Parses with low priority, as two thousand lines would block typing. */
function useDeferredReading(text: string, products: readonly Product[]): ParsedBulk & { text: string } {
  const settled = useDeferredValue(text);
  return useMemo(() => ({ ...parseBulk(settled, products), text: settled }), [settled, products]);
}

function Bad({ reading: { bad } }: { reading: ParsedBulk }) {
  const { t } = useTranslation('catalog');
  if (bad.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-1 rounded-m border border-danger bg-canvas p-3 text-s">
      <p className="flex items-center gap-2 font-medium text-danger">
        <TriangleAlert size={14} aria-hidden />
        {t('bulk.bad', { count: bad.length })}
      </p>
      <ul className="max-h-32 overflow-y-auto">
        {bad.slice(0, 100).map(({ line, column, reason, value }) => (
          <li key={`${line} ${column} ${reason}`}>
            {t('bulk.line', { line })}
            {column ? `, ${t(`table.${column}`)}` : ''}:{' '}
            {reason === 'unknown-product' || reason === 'unknown-column'
              ? t(`bulk.${reason}`, { value })
              : t(`valueError.${reason}`, { value })}
          </li>
        ))}
      </ul>
    </div>
  );
}
