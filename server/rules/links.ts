/** A dot as people write it into an address, also so that no machine takes it for one: "example (dot) com". */
const DOT = String.raw`(?:\.|\s?[[(]\s?(?:\.|dot|точка|点)\s?[\])]\s?|\s(?:dot|точка)\s)`;
const LABEL = String.raw`[\p{L}\p{N}-]+`;
/** It begins at a border of a word and no label has a character of a dot, so nothing is gone through twice. */
const HOST = new RegExp(String.raw`(?<![\p{L}\p{N}@-])${LABEL}(?:${DOT}${LABEL})+`, 'giu');
const ANY_DOT = new RegExp(DOT, 'giu');

/** Ends of addresses that are no words which could begin a sentence after a full stop without a space. */
const ENDS = new Set(
  'com net org info biz shop store online site xyz top club live link app dev io gg tv cc vip pro ltd icu ru рф рус su cn 中国 hk tw de uk fr eu es pl ua by kz jp kr br ca au nl se ch cz tr mx vn th sg my ph ph id ai ly gl gd'.split(
    ' ',
  ),
);

/** Characters of full width in their usual form, each in the place where it was. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, each => String.fromCharCode(each.charCodeAt(0) - 0xfee0))
    .replace(/[。｡]/g, '.');

export interface Link {
  /** In small letters. */
  readonly host: string;
  readonly at: [from: number, to: number];
}

/** The links in a text, those included that are written without their beginning. */
export function linksIn(written: string): Link[] {
  const text = halfWidth(written);
  const links: Link[] = [];
  for (const { 0: found, index } of text.matchAll(HOST)) {
    const host = found.replace(ANY_DOT, '.').toLowerCase();
    const end = index + found.length;
    const isSaid = text.slice(0, index).endsWith('://') || host.startsWith('www.') || text[end] === '/';
    const last = host.slice(host.lastIndexOf('.') + 1);
    if (ENDS.has(last) || (isSaid && /^\p{L}{2,}$/u.test(last))) links.push({ host, at: [index, end] });
  }
  return links;
}

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
