import { MAX_COLUMNS } from '../../../shared/catalog/file.ts';
import { CommandError } from '../../../shared/errors.ts';
import { excerptOf } from '../values/clean-text.ts';
import { type FoundHeader, findHeader, withoutSepLine } from './csv-header.ts';
import { type CsvRecord, type CsvRecords, placeOfLine, readRecords } from './csv-records.ts';
import { assertRows, MAX_ROWS, type RawRow, type RawTable } from './raw-table.ts';

const MAX_FIRST_LINES = 20;

/** Whether a row may be one whose decimal comma was taken for a delimiter: `39,90` in two cells, and one cell too many. */
const hasSplitAmount = (cells: readonly string[]): boolean =>
  cells.some((cell, index) => /^\d+$/.test(cell) && /^\d{1,2}$/.test(cells[index + 1] ?? ''));

/** The number of cells that most rows have, empty columns behind the header's included. */
function usualLength(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
}

function rowsOf(header: readonly string[], records: readonly CsvRecord[], delimiter: string): RawRow[] {
  const usual = Math.max(header.length, usualLength(records));
  return records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(header.map((name, index) => [name, cells[index]] as const).reverse()),
    extra:
      cells.slice(header.length).some(cell => cell !== '') ||
      (delimiter === ',' && cells.length > usual && hasSplitAmount(cells)),
  }));
}

/** The names of a header, without empty columns behind. */
function namesOf({ cells }: CsvRecord): readonly string[] {
  const names = cells.slice(0, cells.findLastIndex(cell => cell !== '') + 1);
  if (names.length <= MAX_COLUMNS) return names;
  throw new CommandError('bad-data', `The file has more than ${MAX_COLUMNS} columns.`, {
    problem: 'too-many-columns',
    limit: MAX_COLUMNS,
  });
}

function notesAbove({ top, line }: FoundHeader): RawTable['notes'] {
  return top
    .filter(record => record.line < line)
    .map(record => ({
      line: record.line,
      field: '',
      reason: 'above-header' as const,
      value: excerptOf(record.cells.filter(Boolean).join(' · ')),
    }));
}

const badLines = ({ broken }: CsvRecords): RawTable['bad'] =>
  broken.map(({ line, text }) => ({ line, field: '', reason: 'stray-quote', value: excerptOf(text) }));

/**
 * Reads a table in text whose columns are separated by commas, semicolons, tabs or bars, or by what its `sep=` line says.
 * Its header is the one on `headerLine`, or found. Throws a CommandError `bad-data`.
 */
export function readCsv(source: string, headerLine?: number): RawTable {
  const { text, delimiter: given } = withoutSepLine(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const found = findHeader(text, given, headerLine);
  if (!found) throw emptyOrBroken(text);
  const { delimiter } = found;
  // The header and one row more than allowed, so that a longer file is noticed without reading all of it.
  const read = readRecords(
    text.slice(placeOfLine(text, found.line - 1)),
    delimiter,
    MAX_ROWS + 2,
    found.line,
  );
  const [head, ...records] = read.records;
  if (!head) throw emptyOrBroken(text);
  assertRows(records.length);
  const header = namesOf(head);
  return {
    headerLine: head.line,
    header,
    rows: rowsOf(header, records, delimiter),
    firstLines: found.top.slice(0, MAX_FIRST_LINES).map(({ line, cells }) => ({
      line,
      text: excerptOf(cells.filter(Boolean).join(' · ')),
    })),
    bad: badLines(read),
    notes: notesAbove(found),
  };
}

/** The error of a text without a single record: nothing is in it, or its first quote is never closed. */
function emptyOrBroken(text: string): CommandError {
  if (text.trim() === '') return new CommandError('bad-data', 'The file is empty.', { problem: 'empty' });
  const line = text.slice(0, text.indexOf('"')).split('\n').length;
  return new CommandError(
    'bad-data',
    `The file cannot be read at line ${line}: a quote (") is not closed properly.`,
    { problem: 'broken-csv', line },
  );
}
