import { type CsvError, parse } from 'csv-parse/sync';
import { MAX_COLUMNS } from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';
import { assertRows, MAX_ROWS, type RawTable } from './raw-table.ts';

const DELIMITERS = [',', ';', '\t'];

/** The delimiter that is most frequent in the header, outside of quotes: European spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const header =
    text
      .trimStart()
      .split('\n', 1)[0]
      ?.replace(/"[^"]*"/g, '') ?? '';
  const uses = DELIMITERS.map(delimiter => header.split(delimiter).length);
  return DELIMITERS[uses.indexOf(Math.max(...uses))] ?? ',';
}

interface CsvRecord {
  record: string[];
  raw: string;
  info: { lines: number };
}

function csvRecords(text: string): CsvRecord[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: '\n',
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      // The header and one row more than allowed, so that a longer file is detected without reading all of it.
      to: MAX_ROWS + 2,
    }) as unknown as CsvRecord[];
  } catch (error) {
    const line = (error as Partial<CsvError> & { lines?: number }).lines ?? 1;
    throw new CommandError(
      'bad-data',
      `The file cannot be read at line ${line}: a quote (") is not closed properly.`,
      {
        problem: 'broken-csv',
        line,
      },
    );
  }
}

/** The line where a record begins; the parser gives the line where it ends, and `raw` may have empty lines before it. */
const firstLine = ({ raw, info }: CsvRecord): number => info.lines - (raw.trim().split('\n').length - 1);

/** Reads comma, semicolon or tab separated text with a header. Throws a CommandError `bad-data`. */
export function readCsv(source: string): RawTable {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [head, ...records] = csvRecords(text);
  if (!head) throw new CommandError('bad-data', 'The file is empty.', { problem: 'empty' });
  assertRows(records.length);
  if (head.record.length > MAX_COLUMNS) {
    throw new CommandError('bad-data', `The file has more than ${MAX_COLUMNS} columns.`, {
      problem: 'too-many-columns',
      limit: MAX_COLUMNS,
    });
  }
  const header = head.record;
  const rows = records.map(each => ({
    line: firstLine(each),
    cells: Object.fromEntries(header.map((name, index) => [name, each.record[index]] as const).reverse()),
    extra: each.record.slice(header.length).some(cell => cell !== ''),
  }));
  return { headerLine: firstLine(head), header, rows };
}
