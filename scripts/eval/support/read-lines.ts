import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { BadInput } from './bad-input.ts';

/** A line of a labelled file. */
export interface LabelledLine<Label extends string> {
  readonly label: Label;
  readonly text: string;
}

const GZIP_MAGIC = 0x8b1f;

/** Reads a text file, also a gzipped one whatever its name, as lines without the last, empty one. */
export function readLines(file: string): string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
    if (bytes.length > 1 && bytes.readUInt16LE(0) === GZIP_MAGIC) bytes = gunzipSync(bytes);
  } catch (error) {
    throw new BadInput(`${file} can't be read: ${(error as Error).message}`);
  }
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Reads `label<TAB>text`, and names the first line that isn't that. */
export function readLabelled<Label extends string>(
  file: string,
  labels: readonly Label[],
): LabelledLine<Label>[] {
  const lines = readLines(file).map((line, index) => {
    const tab = line.indexOf('\t');
    const label = labels.find(each => each === line.slice(0, Math.max(tab, 0)));
    if (!label || line.slice(tab + 1).trim() === '')
      throw new BadInput(
        `${file}, line ${index + 1}: each line is a label (${labels.join(' or ')}), a tab and a text; this one is “${line.slice(0, 60)}”.`,
      );
    return { label, text: line.slice(tab + 1) };
  });
  if (lines.length === 0) throw new BadInput(`${file} has no lines.`);
  return lines;
}
