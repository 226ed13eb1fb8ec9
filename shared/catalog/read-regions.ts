import type { Read } from './read-price.ts';

const EUROPEAN_UNION =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
/** What shops write for a code of their own. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = { EU: EUROPEAN_UNION, UK: ['GB'] };
/** Codes that have a name but are no country. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(['EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

let names: Intl.DisplayNames | undefined;

function isCountry(code: string): boolean {
  // Made when the first country is read: it takes some 70 ms, which nobody waits for at a start.
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && names.of(code) !== undefined;
}

/** Reads countries by their ISO 3166 codes between spaces, commas or `|`; EU stands for all of its members. */
export function readRegions(text: string): Read<string[]> & { wrong?: string } {
  const written = text.toUpperCase().split(/[\s,;|]+/);
  const codes = written.filter(Boolean).flatMap(code => ALSO_CALLED[code] ?? [code]);
  const wrong = codes.find(code => !isCountry(code));
  return wrong ? { reason: 'bad-region', wrong } : { value: [...new Set(codes)] };
}
