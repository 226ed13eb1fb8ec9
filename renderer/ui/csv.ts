type Cell = string | number | undefined;

/**
 * Saves rows as a CSV file of the user's, as spreadsheets read it: with a byte order mark, and with texts kept texts that
 * they would run as formulas (OWASP, "CSV Injection").
 */
export async function saveCsv(name: string, rows: readonly (readonly Cell[])[]): Promise<void> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const text = stringify(rows as Cell[][], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
