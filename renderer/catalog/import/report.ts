import type { TFunction } from 'i18next';
import type { BadRow, CatalogReport } from '../../../shared/catalog-file.ts';
import { CommandError } from '../../../shared/errors.ts';

/** A report sorted for a reader: what is to be mended, and what was only not used. */
export interface ReadReport {
  /** Different rows that did not come in; a row may have several complaints. */
  readonly rowsLeftOut: number;
  readonly complaints: readonly BadRow[];
  readonly unusedColumns: readonly string[];
}

export function readReport(report: Pick<CatalogReport, 'bad'>): ReadReport {
  const complaints = report.bad.filter(row => row.reason !== 'unknown-column');
  return {
    rowsLeftOut: new Set(complaints.map(row => row.line)).size,
    complaints,
    unusedColumns: report.bad.filter(row => row.reason === 'unknown-column').map(row => row.field),
  };
}

const PROBLEMS = [
  'broken-csv',
  'broken-json',
  'not-a-list',
  'empty',
  'too-many-columns',
  'missing-columns',
  'not-utf8',
  'wrong-encoding',
  'too-much',
  'too-large',
  'too-many-rows',
] as const;

/** Why a file could not be read at all, in the reader's words; undefined for failures that are not about the file. */
export function problemText(t: TFunction<'catalog'>, error: unknown): string | undefined {
  if (!(error instanceof CommandError)) return undefined;
  const problem = PROBLEMS.find(each => each === error.params?.problem);
  return problem && t(`problem.${problem}`, { ...error.params });
}
