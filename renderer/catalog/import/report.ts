import type { BadRow, CatalogReport } from '../../../shared/catalog/file.ts';

/** A report, split into row errors and unused columns. */
export interface ReportSummary {
  /** Number of rows that were not imported; a row may have several errors. */
  readonly rowsLeftOut: number;
  readonly errors: readonly BadRow[];
  readonly unusedColumns: readonly string[];
}

export function summarizeReport(report: Pick<CatalogReport, 'bad'>): ReportSummary {
  const errors = report.bad.filter(row => row.reason !== 'unknown-column');
  return {
    rowsLeftOut: new Set(errors.map(row => row.line)).size,
    errors,
    unusedColumns: report.bad.filter(row => row.reason === 'unknown-column').map(row => row.field),
  };
}
