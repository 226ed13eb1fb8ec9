/** What spreadsheets take for the beginning of a formula (OWASP, “CSV Injection”). */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
/** By which spreadsheets know that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A field of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula is kept a text by an apostrophe. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A CSV file for spreadsheets, of rows in their order. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + rows.map(row => `${row.map(field).join(',')}\r\n`).join('');

/** Saves a text as a file of the user's. */
export function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
