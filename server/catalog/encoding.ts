import { analyse } from 'chardet';
import type { Encoding } from '../../shared/catalog/file.ts';
import { CommandError } from '../../shared/errors.ts';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** True where nothing in the file says so: it was guessed from the letters that it makes. */
  readonly guessed: boolean;
}

/** Enough of a file to know its language by. */
const SAMPLE_BYTES = 64 * 1024;

/** The names that the detector has for the encodings that shops use. */
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

/** The text in an encoding; undefined where the bytes are none of that encoding, or no text at all. */
function decodedAs(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\0\uFFFD]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function encodingByMark([one, two]: Uint8Array): Encoding | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le';
  return one === 0xfe && two === 0xff ? 'utf-16be' : undefined;
}

/**
 * Text has no bytes below the space but tabs and line ends. The old encodings give every other byte some letter, so
 * this is all that tells a spreadsheet or a picture from a text of theirs.
 */
const isBinary = (bytes: Uint8Array): boolean =>
  bytes
    .subarray(0, SAMPLE_BYTES)
    .some(byte => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1a);

/**
 * The words of a sample that are not plain ASCII. The columns' names and the numbers of a list are in every encoding
 * the same, and so many that they hide from the detector the letters by which it could tell.
 */
function tellingWords(bytes: Uint8Array): Uint8Array {
  // No encoding has a byte below 0x40 inside a letter, so a text split there is split between its letters.
  const words = Buffer.from(bytes)
    .toString('latin1')
    .split(/[\0-?]+/);
  return Buffer.from(words.filter(word => /[\x80-\xff]/.test(word)).join(' '), 'latin1');
}

function guessed(bytes: Uint8Array): Decoded | undefined {
  if (isBinary(bytes)) return undefined;
  for (const { name } of analyse(tellingWords(bytes.subarray(0, SAMPLE_BYTES)))) {
    const encoding = DETECTED[name];
    const text = encoding && decodedAs(bytes, encoding);
    if (text) return { text, encoding, guessed: true };
  }
  return undefined;
}

/**
 * The text of a product list. Without a choice it is UTF-8, or UTF-16 that says so; anything else is a guess, and
 * marked as one, because a wrong guess makes readable nonsense of every name. Throws a CommandError for what is no text.
 */
export function decode(bytes: Uint8Array, chosen?: Encoding): Decoded {
  if (chosen) {
    const text = decodedAs(bytes, chosen);
    if (text === undefined) throw wrongEncoding(chosen);
    return { text, encoding: chosen, guessed: false };
  }
  const encoding = encodingByMark(bytes) ?? 'utf-8';
  const text = decodedAs(bytes, encoding);
  const found = text === undefined ? guessed(bytes) : { text, encoding, guessed: false };
  if (!found) throw notText();
  return found;
}

function wrongEncoding(encoding: Encoding): CommandError {
  return new CommandError('bad-data', `The file is not written in ${encoding}.`, {
    problem: 'wrong-encoding',
    encoding,
  });
}

/** The refusal of a file that is no text, or whose encoding nobody has confirmed. */
export function notText(): CommandError {
  return new CommandError(
    'bad-data',
    'The file is not UTF-8 text. Save it again as “CSV UTF-8” or as JSON; a spreadsheet itself cannot be read.',
    { problem: 'not-utf8' },
  );
}
