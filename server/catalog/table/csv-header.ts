import { type CsvRecord, readRecords } from './csv-records.ts';
import { headerScore } from './known-columns.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** In how many records from the top a header is looked for. */
const MAX_SEARCHED = 30;
/** How much of a file those take at most, in characters. */
const MAX_SEARCHED_TEXT = 64 * 1024;

/** A header, and what separates its columns. */
export interface FoundHeader {
  readonly delimiter: string;
  readonly line: number;
  /** How many of its names are known. */
  readonly score: number;
  /** The records from the top, among them the header. */
  readonly top: readonly CsvRecord[];
}

const filled = ({ cells }: CsvRecord): number => cells.filter(cell => cell !== '').length;

/** How many filled cells most of the records have. */
function usualWidth(records: readonly CsvRecord[]): number {
  const byWidth = [...Map.groupBy(records, filled)];
  return byWidth.reduce(
    (one, other) => (other[1].length > one[1].length ? other : one),
    byWidth[0] ?? [0, []],
  )[0];
}

/**
 * The record that names the columns: the one with the most names that are known, or else the first that is no narrower than
 * a table's title or date above it.
 */
function headerAmong(records: readonly CsvRecord[]): { header: CsvRecord; score: number } | undefined {
  const scored = records.map(header => ({ header, score: headerScore(header.cells) }));
  const [first] = scored;
  if (!first) return undefined;
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), first);
  if (best.score > 1) return best;
  const width = usualWidth(records);
  return scored.find(({ header }) => filled(header) > width / 2) ?? best;
}

function foundWith(text: string, delimiter: string, headerLine: number | undefined): FoundHeader | undefined {
  const { records: top } = readRecords(text.slice(0, MAX_SEARCHED_TEXT), delimiter, MAX_SEARCHED);
  const chosen = headerLine === undefined ? undefined : top.find(({ line }) => line === headerLine);
  const found = chosen ? { header: chosen, score: headerScore(chosen.cells) } : headerAmong(top);
  return found && { delimiter, line: found.header.line, score: found.score, top };
}

const widthOf = ({ top, line }: FoundHeader): number => {
  const header = top.find(each => each.line === line);
  return header ? filled(header) : 0;
};

/**
 * The header of a table and its delimiter: the one that its `sep=` line gives, unless that separates nothing, or else the
 * one with which most of the header's names are known, and most columns stand in it. Undefined for an empty text.
 */
export function findHeader(
  text: string,
  given: string | undefined,
  headerLine?: number,
): FoundHeader | undefined {
  const byGiven = given === undefined ? undefined : foundWith(text, given, headerLine);
  if (byGiven && widthOf(byGiven) > 1) return byGiven;
  const found = DELIMITERS.flatMap(delimiter => foundWith(text, delimiter, headerLine) ?? []);
  const rank = (each: FoundHeader) => each.score * 1000 + widthOf(each);
  return found.reduce<FoundHeader | undefined>(
    (one, other) => (one && rank(one) >= rank(other) ? one : other),
    undefined,
  );
}

/** Takes the line `sep=;` off, with which spreadsheets say what separates columns. The lines keep their numbers. */
export function withoutSepLine(text: string): { text: string; delimiter?: string } {
  const line = /^"?sep=(\\t|[^"\n])"?[,;|\t ]*(?=\n|$)/i.exec(text);
  if (!line?.[1]) return { text };
  return { text: text.slice(line[0].length), delimiter: line[1] === '\\t' ? '\t' : line[1] };
}
