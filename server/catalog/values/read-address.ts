import { WebAddress } from '../../../shared/catalog/product.ts';

/** Where one address ends and the next begins in a cell with several. An address within another stands behind `=` or `/`. */
const BETWEEN = /[\s,;|]+(?=(?:https?:)?\/\/)/i;
/** A host without a scheme and what stands behind it; a file's name has no slash. */
const BARE_HOST =
  /^(?:www\.[^\s/]+|[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,})(?:\/\S*)$|^www\.[^\s/]+\.\p{L}{2,}$/u;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

const isAddress = (text: string): boolean =>
  WebAddress.safeParse(text).success && (text.startsWith('/') || URL.canParse(text));

/** Completes an address: spaces, a missing scheme, a missing slash behind it. Undefined where that gives none. */
function completed(written: string): string | undefined {
  const text = written
    .trim()
    .replace(/^["'<]+|["'>,;|]+$/g, '')
    .trim()
    .replace(/\s+/g, '%20');
  if (/^https?:/i.test(text)) return text.replace(/^(https?):\/*/i, '$1://');
  if (SCHEME.test(text)) return undefined;
  if (/^\/\/[^/\\]/.test(text)) return `https:${text}`;
  return BARE_HOST.test(text) ? `https://${text}` : undefined;
}

/** A web address, and whether it had to be mended. */
export interface ReadAddress {
  readonly address: string;
  readonly isMended: boolean;
}

/**
 * Reads a web address as exports have it: with spaces, without a scheme, or as the first of several in a cell. Undefined
 * where there is none; a scheme other than http(s) is never one.
 */
export function readAddress(text: string): ReadAddress | undefined {
  const parts = text.split(BETWEEN).flatMap(part => (SCHEME.test(part) ? [part] : part.split(/[,;|]\s+|\|/)));
  if (parts.length === 1 && isAddress(text)) return { address: text, isMended: false };
  for (const part of parts) {
    const address = completed(part);
    if (address !== undefined && isAddress(address)) return { address, isMended: true };
  }
  return undefined;
}

/** Whether a text may lead somewhere, though it is no web address: it has a scheme of its own, or begins as a path. */
export const mayLeadAway = (text: string): boolean => SCHEME.test(text) || /^[/\\]/.test(text);
