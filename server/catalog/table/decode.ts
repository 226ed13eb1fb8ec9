import { analyse } from 'chardet';
import type { Encoding } from '../../../shared/catalog/file.ts';
import { CommandError } from '../../../shared/errors.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** True where the encoding was guessed from the text. */
  readonly guessed: boolean;
}

/** Enough of a file to detect its language. */
const SAMPLE_BYTES = 64 * 1024;

/** The detector's names of the encodings that shops use. */
const DETECTED: Readonly<Record<string, Encoding>> = {
  'windows-1251': 'windows-1251',
  'ISO-8859-5': 'windows-1251',
  'KOI8-R': 'koi8-r',
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-KR': 'euc-kr',
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** Decodes a text; undefined where the bytes are not valid in that encoding, or not text. */
function decodedAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') || isGarbled(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Counts the characters of a text; a loop, because a list may have many million of them. */
function lettersOf(text: string): { plain: number; foreign: number; lost: number } {
  let [plain, foreign, lost] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    if (text.charCodeAt(index) === 0xfffd) lost += 1;
    else if (code > 0x7f) foreign += 1;
    else if (code >= 0x61 && code <= 0x7a) plain += 1;
  }
  return { plain, foreign, lost };
}

/**
 * Whether a text was decoded wrongly before it was saved: more than a tenth of its letters are U+FFFD. A single one is
 * what remains of a letter that a shop's program has cut in two, and spoils nothing else.
 */
function isGarbled(text: string): boolean {
  if (!text.includes('\uFFFD')) return false;
  const { plain, foreign, lost } = lettersOf(text);
  return lost > 1 && lost > (plain + foreign + lost) / 10;
}

function encodingByBom([one, two]: Uint8Array): Encoding | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
}

/**
 * UTF-16 without a byte order mark. Only there a text has zero bytes, the halves of its separators and digits, and only
 * in the right byte order are those the first two hundred characters of Unicode, of which a table is full.
 */
function encodingByZeros(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (!sample.includes(0)) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find(encoding => {
    const text = new TextDecoder(encoding).decode(sample, { stream: true });
    const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0;
    const isText = !/[^\P{Cc}\t\n\r]|[\uFFFD\p{Co}\p{Cn}]/u.test(text);
    return isText && /[\n\r]/.test(text) && ascii > text.length / 10;
  });
}

/** A UTF-8 text with a few broken letters; undefined where they are more than half of those beyond ASCII. */
function decodedLoosely(bytes: Uint8Array): string | undefined {
  if (isBinary(bytes)) return undefined;
  const text = new TextDecoder('utf-8').decode(bytes);
  const { foreign, lost } = lettersOf(text);
  return foreign < 2 * lost || isGarbled(text) ? undefined : text;
}

/**
 * Whether bytes are not text. Text has no control characters other than tabs and line ends; in single-byte encodings
 * every other byte is some letter, so this is the only way to tell a spreadsheet or a picture from text.
 */
const isBinary = (bytes: Uint8Array): boolean =>
  bytes
    .subarray(0, SAMPLE_BYTES)
    .some(byte => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a);

/**
 * The words of a sample that are not ASCII. Column names and numbers are the same in every encoding, and so frequent that
 * the detector would decide by them.
 */
function nonAsciiWords(bytes: Uint8Array): Uint8Array {
  // No encoding has a byte below 0x40 inside of a letter, so splitting there keeps letters whole.
  const words = Buffer.from(bytes)
    .toString('latin1')
    .split(/[\0-?]+/);
  return Buffer.from(words.filter(word => /[\x80-\xff]/.test(word)).join(' '), 'latin1');
}

function guess(bytes: Uint8Array): Decoded | undefined {
  if (isBinary(bytes)) return undefined;
  for (const { name } of analyse(nonAsciiWords(bytes.subarray(0, SAMPLE_BYTES)))) {
    const encoding = DETECTED[name];
    const text = encoding && decodedAs(bytes, encoding);
    if (text) return { text, encoding, guessed: true };
  }
  return undefined;
}

/**
 * Decodes a product list. Without a chosen encoding it is UTF-8, or UTF-16 with or without a byte order mark; any other is
 * a guess, and marked as one, because a wrong guess garbles every name. Throws a CommandError `bad-data` where it isn't text.
 */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  const encoding = chosen ?? encodingByBom(bytes) ?? encodingByZeros(bytes) ?? 'utf-8';
  // A file that was cut off, or joined with another one, may end in half a character.
  const whole = encoding.startsWith('utf-16') ? bytes.subarray(0, bytes.length & ~1) : bytes;
  const text = decodedAs(whole, encoding) ?? (encoding === 'utf-8' ? decodedLoosely(bytes) : undefined);
  if (text !== undefined) return { text, encoding, guessed: false };
  if (chosen) throw wrongEncoding(chosen);
  const found = guess(bytes);
  if (!found) throw notText();
  return found;
}

function wrongEncoding(encoding: Encoding): CommandError {
  return new CommandError('bad-data', `The file is not written in ${encoding}.`, {
    problem: 'wrong-encoding',
    encoding,
  });
}

/** The error for a file that isn't text, or whose encoding nobody has confirmed. */
export function notText(): CommandError {
  return new CommandError(
    'bad-data',
    'The file is not UTF-8 text. Save it again as “CSV UTF-8” or as JSON; a spreadsheet itself cannot be read.',
    { problem: 'not-utf8' },
  );
}
