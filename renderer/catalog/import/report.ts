import type { BadRow, CatalogReport } from '../../../shared/catalog/file.ts';
import type { CatalogNote } from '../../../shared/catalog/notes.ts';

/** A report, split into row errors, notes on what comes in, and unused columns. */
export interface ReportSummary {
  /** Number of rows that were not imported; a row may have several errors. */
  readonly rowsLeftOut: number;
  readonly errors: readonly BadRow[];
  readonly notes: readonly CatalogNote[];
  readonly unusedColumns: readonly string[];
}

export function summarizeReport({ bad, notes }: Pick<CatalogReport, 'bad' | 'notes'>): ReportSummary {
  return {
    rowsLeftOut: new Set(bad.map(row => row.line)).size,
    errors: bad,
    notes: notes.filter(({ reason }) => reason !== 'unknown-column'),
    unusedColumns: notes.filter(({ reason }) => reason === 'unknown-column').map(({ field }) => field),
  };
}
