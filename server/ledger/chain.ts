import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { LEDGER_FORMAT, type LedgerEntry, type LedgerHeader } from '../../shared/ledger/format.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value without halves of characters, which canonical JSON doesn't allow and old texts may have. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key.toWellFormed(), wellFormed(each)]),
  );
}

/** Canonical JSON (RFC 8785). */
export function canonicalJson(value: object): string {
  try {
    return canonicalize(value) ?? '';
  } catch {
    return canonicalize(wellFormed(value)) ?? '';
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The digest of a text with its salt. */
export const saltedDigest = (salt: string, text: string): string => sha256(salt + text);

export type ChainStart = Pick<LedgerHeader, 'show' | 'title' | 'at'>;

/** What the first entry follows. */
export const startDigest = ({ show, title, at }: ChainStart): string =>
  sha256(canonicalJson({ ledger: LEDGER_FORMAT, show, title, at }));

/** The digest of an entry, whatever it says of it itself. */
export const entryDigest = ({
  digest: _said,
  ...entry
}: Omit<LedgerEntry, 'digest'> & { digest?: string }): string => sha256(canonicalJson(entry));

/** A chain of entries that grows. */
export class Chain {
  seq = 0;
  digest: string;

  constructor(start: ChainStart) {
    this.digest = startDigest(start);
  }

  append(said: Pick<LedgerEntry, 'at' | 'by' | 'name' | 'data'>): LedgerEntry {
    this.seq += 1;
    const entry = { ...said, seq: this.seq, prev: this.digest };
    this.digest = entryDigest(entry);
    return { ...entry, digest: this.digest };
  }
}
