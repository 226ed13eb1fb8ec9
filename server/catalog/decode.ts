import { analyse } from 'chardet';
import type { Encoding } from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';

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
    return /[\0\uFFFD]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingByBom([one, two]: Uint8Array): Encoding | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
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
 * Decodes a product list. Without a chosen encoding it is UTF-8, or UTF-16 with a byte order mark; any other is a guess,
 * and marked as one, because a wrong guess garbles every name. Throws a CommandError `bad-data` where it isn't text.
 */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  if (chosen) {
    const text = decodedAs(bytes, chosen);
    if (text === undefined) throw wrongEncoding(chosen);
    return { text, encoding: chosen, guessed: false };
  }
  const encoding = encodingByBom(bytes) ?? 'utf-8';
  const text = decodedAs(bytes, encoding);
  const found = text === undefined ? guess(bytes) : { text, encoding, guessed: false };
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
