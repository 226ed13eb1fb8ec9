import { saveText } from './save-text.ts';

export type CsvRow = readonly (string | number | undefined)[];

/**
 * A CSV file as spreadsheets read it: with a byte order mark, and with texts kept texts that they would run as formulas
 * (OWASP, "CSV Injection").
 */
export async function toCsv(rows: readonly CsvRow[]): Promise<string> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  return stringify(
    rows.map(row => [...row]),
    // It would leave a line feed alone that isn't its own end of a row.
    { bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

/** Saves rows as a CSV file of the user's. */
export async function saveCsv(name: string, rows: readonly CsvRow[]): Promise<void> {
  saveText({ name, type: 'text/csv', text: await toCsv(rows) });
}
