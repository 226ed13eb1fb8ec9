import { halfWidth } from './half-width.ts';

/** A dot as people write it into an address, also so that no machine takes it for one: "example (dot) com". */
const SPELT_DOT = String.raw`\s(?:dot|точка)\s`;
const DOT = String.raw`(?:\.|\s?[[({]\s?(?:\.|dot|точка|点)\s?[\])}]\s?|${SPELT_DOT})`;
const LABEL = String.raw`[\p{L}\p{N}-]+`;
/** It begins at a border of a word and no label has a character of a dot, so nothing is gone through twice. */
const HOST = new RegExp(String.raw`(?<![\p{L}\p{N}@-])${LABEL}(?:${DOT}${LABEL})+`, 'giu');
const ANY_DOT = new RegExp(DOT, 'giu');
const SPELT = new RegExp(SPELT_DOT, 'iu');
const SCHEME = /(?:https?|ftp|tg|magnet):[^\s]+/giu;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
/** Ends of addresses that are no words which could begin a sentence after a full stop without a space. */
const ENDS = setOf(
  'com net org info biz shop store online site website xyz top club live link click app dev pro vip win bet icu fun io gg gl gd tv cc ltd ai ly id ru su рф рус онлайн сайт cn 中国 网址 公司 在线 hk tw de uk fr eu es pl ua by kz jp kr br ca au nl se ch cz tr mx vn th sg my ph tk ml cf ga',
);
/** Those before which people say the dot; "polka dot top" is what somebody wears. */
const SPELT_ENDS = setOf('com net org info io ru рф cn');

/** Characters of full width, and stops that look like a dot, in their usual form, each in the place where it was. */
const plainDots = (text: string): string => halfWidth(text).replace(/[。｡\u0701\u0702]/g, '.');

export interface Link {
  /** In small letters; empty for an address without one, such as `magnet:?…`. */
  readonly host: string;
  readonly at: [from: number, to: number];
}

/** Whether what looks like a host is one, by what stands before and after it. */
function isHost(
  host: string,
  { found, before, after }: { found: string; before: string; after: string },
): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1);
  if (SPELT.test(found)) return SPELT_ENDS.has(last);
  if (ENDS.has(last) || before.endsWith('://')) return true;
  if (IPV4.test(host)) return /^[/:]\S/.test(after);
  return (host.startsWith('www.') || after.startsWith('/')) && /^\p{L}{2,}$/u.test(last);
}

/** The links in a text, those included that are written without their beginning. A mail address is none. */
export function linksIn(written: string): Link[] {
  const text = plainDots(written);
  const links: Link[] = [];
  for (const { 0: found, index } of text.matchAll(HOST)) {
    const host = found.replace(ANY_DOT, '.').toLowerCase();
    const end = index + found.length;
    const before = text.slice(Math.max(0, index - 3), index);
    if (isHost(host, { found, before, after: text.slice(end, end + 2) }))
      links.push({ host, at: [index, end] });
  }
  for (const { 0: found, index } of text.matchAll(SCHEME)) {
    const end = index + found.length;
    if (!links.some(({ at: [from, to] }) => from < end && index < to))
      links.push({ host: '', at: [index, end] });
  }
  return links;
}

/** Whether a text leads away: by a link, also one whose dots are written out or look-alikes, or by a mail address. */
export const hasLink = (text: string): boolean => linksIn(text.replaceAll('@', ' ')).length > 0;

/** Whether a host is one of some sites or belongs to one. */
export const isOneOf = (host: string, sites: readonly string[]): boolean =>
  sites.some(site => host === site || host.endsWith(`.${site}`));

/** A site as it is compared: of an address, or of what somebody takes for one. */
export const siteOf = (given: string): string =>
  given
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^(?:\*\.|www\.)/, '')
    .replace(/[/:?#].*$/, '');
