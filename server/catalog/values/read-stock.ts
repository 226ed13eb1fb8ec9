import type { NoteReason } from '../../../shared/catalog/notes.ts';
import { readFlag } from './read-flag.ts';

/** Units that a shop has, and what there is to say about them. Without `stock` they are not counted. */
export interface ReadStock {
  readonly stock?: number;
  readonly note?: NoteReason;
}

/**
 * Reads a stock. One that can be read in two ways, or isn't whole, is taken for the lower number, so that nothing is sold
 * that isn't there; below zero is sold out, as where a shop sells on.
 */
export function readStock(written: string): ReadStock {
  const text = written.normalize('NFKC').trim();
  if (/^[-−]\s*\d/.test(text)) return { stock: 0, note: 'stock-negative' };
  const grouped = /^\d{1,3}(([ '’])\d{3}(\2\d{3})*|(,\d{3}){2,}|(\.\d{3}){2,})$/.test(text);
  const digits = grouped ? text.replace(/\D/g, '') : text;
  const [, whole = '', fraction = '', rest = ''] = /^\+?(\d+)([.,]\d+)?(.*)$/s.exec(digits) ?? [];
  const stock = Number(whole);
  if (whole === '' || !Number.isSafeInteger(stock)) {
    const atLeast = /^[>≥]\s*=?\s*(\d{1,9})$/.exec(text)?.[1];
    if (atLeast !== undefined) return { stock: Number(atLeast), note: 'stock-rounded' };
    return readFlag(text) === false && !/\d/.test(text)
      ? { stock: 0, note: 'stock-none' }
      : { note: 'stock-unread' };
  }
  if (rest !== '') return isUnit(rest) ? { stock, note: 'stock-rounded' } : { note: 'stock-unread' };
  // At most two zeros after a point: in half of the world, three are thousands.
  return fraction === '' || /^.0{1,2}$/.test(fraction) ? { stock } : { stock, note: 'stock-rounded' };
}

/** What may stand behind a number of units: a word for them, or a plus for more. */
const isUnit = (text: string): boolean => /^\s*(\+|\p{L}{1,12}\.?)$/u.test(text);
