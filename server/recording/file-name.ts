import type { RecordingFormat } from '../../shared/recording/recording.ts';

/**
 * What no file may be named with on any of the systems that people open them on. Of the invisible characters the joiners
 * stay: they make several signs one.
 */
const FORBIDDEN = /(?:[<>:"/\\|?*\p{Cc}]|(?![\u200C\u200D])\p{Cf})+/gu;
/** Most signs of a title in a name, so that it can be read in a list. */
const MAX_TITLE_SIGNS = 60;
/** Longest name of a file on Linux's common file systems and on macOS and Windows, there in units of two bytes. */
const MAX_NAME_BYTES = 255;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text to at most so many bytes of UTF-8 and so many signs, never within what people see as one. */
function cut(text: string, maxBytes: number, maxSigns = Number.POSITIVE_INFINITY): string {
  let kept = '';
  let bytes = 0;
  let signs = 0;
  for (const { segment } of graphemes.segment(text)) {
    bytes += Buffer.byteLength(segment);
    signs += 1;
    if (bytes > maxBytes || signs > maxSigns) break;
    kept += segment;
  }
  return kept;
}

/** A product's title as a part of a file's name. */
export function titleInName(title: string): string {
  const clean = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim();
  return cut(clean, MAX_NAME_BYTES, MAX_TITLE_SIGNS).replace(/[. ]+$/, '');
}

/** A name that no file of the list has yet, and that fits the file system; what comes second gets a number. */
export function freeName(base: string, format: RecordingFormat, list: readonly { file: string }[]): string {
  const taken = new Set(list.map(({ file }) => file.toLowerCase()));
  for (let number = 1; ; number++) {
    const end = `${number === 1 ? '' : ` (${number})`}.${format}`;
    const name = cut(base, MAX_NAME_BYTES - Buffer.byteLength(end)).replace(/[. ]+$/, '') + end;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
