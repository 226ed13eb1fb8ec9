import { type CsvError, parse } from 'csv-parse/sync';

/** A record of a CSV file, with the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRecords {
  readonly records: readonly CsvRecord[];
  /** Lines with a quote that is not closed, or not where a cell ends; the rows on all other lines are records. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

/** A quote too many on more lines than this is no slip any more: the file is read with the wrong rules. */
const MAX_BROKEN = 200;

interface ParsedRecord {
  record: string[];
  raw: string;
  info: { lines: number };
}

/** A cell that is a number and nothing else, as no part of a sentence between commas is. */
const NUMBER = /^\p{Sc}?\d+(?:[.,]\d+)*\p{Sc}?$/u;

/** A line's cells, where quotes that are closed on it hold a cell together. */
const cellsOfLine = (line: string, delimiter: string): string[] =>
  line.replace(/"(?:[^"]|"")*"/g, '_').split(delimiter);

/** Whether a line is a whole row by itself, with a number in one of its columns. */
function isWholeRow(line: string, delimiter: string, columns: number): boolean {
  const cells = cellsOfLine(line, delimiter);
  const isWhole = columns > 2 && cells.length === columns && !cells.some(cell => cell.includes('"'));
  return isWhole && cells.slice(1).some(cell => NUMBER.test(cell));
}

/** Whether a line would be a whole row but for a quote that opens a cell, with a number in that cell or behind it. */
function wouldBeWholeRow(line: string, delimiter: string, columns: number): boolean {
  const cells = cellsOfLine(line, delimiter);
  const opened = cells.findIndex(cell => /^\s*"/.test(cell));
  if (columns < 3 || cells.length !== columns || opened < 0) return false;
  return cells.slice(opened).some(cell => NUMBER.test(cell.replace('"', '')));
}

/**
 * Whether a stray quote holds the lines of a record together: one of them is a row by itself, or the record has more cells
 * than there are columns. It would give a row the price of another.
 */
function hasStrayQuote(parsed: ParsedRecord, line: number, delimiter: string, columns: number): boolean {
  if (parsed.info.lines === line || columns === 0) return false;
  const [first = '', ...more] = parsed.raw.trim().split('\n');
  return (
    parsed.record.slice(columns).some(cell => cell !== '') ||
    wouldBeWholeRow(first, delimiter, columns) ||
    more.some(each => isWholeRow(each, delimiter, columns))
  );
}

class StrayQuote extends Error {}

/** Reads records up to the first line that can't be read. `stopped` is set where there is one: that line. */
function recordsUntilBroken(text: string, delimiter: string, limit: number, columns: number | undefined) {
  const records: CsvRecord[] = [];
  let end = 0;
  const keep = (each: ParsedRecord): null => {
    // The parser says where a record ends, and `raw` may have empty lines before it.
    const line = each.info.lines - (each.raw.trim().split('\n').length - 1);
    if (hasStrayQuote(each, line, delimiter, columns ?? records[0]?.cells.length ?? 0))
      throw new StrayQuote();
    records.push({ line, cells: each.record });
    end = each.info.lines;
    return null;
  };
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      to: limit,
      on_record: keep as never,
    });
    return { records };
  } catch (error) {
    const isOfFile = error instanceof StrayQuote || (error as Partial<CsvError>).code?.startsWith('CSV_');
    if (!isOfFile) throw error;
    return { records, stopped: end };
  }
}

/** The place in a text where a line begins, with lines counted from 0. */
export function placeOfLine(text: string, line: number): number {
  let place = 0;
  for (let count = 0; count < line && place < text.length; count += 1) {
    const next = text.indexOf('\n', place);
    place = next < 0 ? text.length : next + 1;
  }
  return place;
}

/**
 * Reads the records of a CSV text whose lines end in `\n`, at most `limit` of them. A line with a stray quote is named in
 * `broken`, with what follows of it until a record has as many cells as the first one; the others are read.
 * @param firstLine number of the text's first line in its file
 */
export function readRecords(text: string, delimiter: string, limit: number, firstLine = 1): CsvRecords {
  const records: CsvRecord[] = [];
  const broken: { line: number; text: string }[] = [];
  let [rest, line, afterBroken] = [text, firstLine, false];
  const addBroken = (at: number) =>
    broken.push({ line: at, text: rest.slice(placeOfLine(rest, at - line)).split('\n', 1)[0] ?? '' });
  for (;;) {
    const columns = records[0]?.cells.length;
    const read = recordsUntilBroken(rest, delimiter, limit - records.length, columns);
    for (const each of read.records) {
      const at = each.line + line - 1;
      afterBroken &&= each.cells.length < (columns ?? 0);
      if (afterBroken) addBroken(at);
      else records.push({ line: at, cells: each.cells });
    }
    if (read.stopped === undefined || records.length >= limit || broken.length >= MAX_BROKEN) break;
    let place = placeOfLine(rest, read.stopped);
    let at = line + read.stopped;
    for (; rest[place] === '\n'; place += 1) at += 1;
    addBroken(at);
    const next = rest.indexOf('\n', place);
    if (next < 0) break;
    [rest, line, afterBroken] = [rest.slice(next + 1), at + 1, true];
  }
  return { records, broken };
}
