import { canonicalJson, entryDigest, startDigest } from '../../server/ledger/chain.ts';
import { isSignedBy } from '../../server/ledger/signing.ts';
import { LedgerEntry, LedgerHeader, SignedHead } from '../../shared/ledger/format.ts';
import type { Line } from './lines-of.ts';

/** What a ledger was found to be, as far as it is whole. */
export interface Verified {
  readonly title: string;
  readonly key: string;
  readonly entries: number;
  readonly heads: number;
  /** Entries behind the newest signed head, which no signature answers for yet. */
  readonly unsigned: number;
  /** Times of the first and the last entry; undefined without any. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The first line that isn't as it was written. */
export class BrokenLedger extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(`Line ${line}: ${message}`);
    this.name = 'BrokenLedger';
    this.line = line;
  }
}

/** The file is no ledger at all. */
export class NoLedger extends Error {}

interface VerifyOptions {
  /** The public key that must have signed it. */
  readonly key?: string | undefined;
  /** Whether it has to end with the head that was signed when the show was over. */
  readonly closed?: boolean | undefined;
}

/** Verifies a ledger line by line, in memory for one line. Throws a BrokenLedger or a NoLedger. */
export async function verifyLedger(
  lines: AsyncIterable<Line>,
  options: VerifyOptions = {},
): Promise<Verified> {
  let verifier: Verifier | undefined;
  let number = 0;
  for await (const { text, isWhole } of lines) {
    number += 1;
    if (!verifier) {
      verifier = new Verifier(headerOf(text), options.key);
      continue;
    }
    if (!isWhole) throw new BrokenLedger(number, 'cut off in the middle; the rest of the file is missing.');
    const missing = verifier.take(number, text);
    if (missing !== undefined) throw await missingOrMoved(number, missing, lines);
  }
  if (!verifier) throw new NoLedger('The file is empty.');
  if (options.closed && !verifier.isClosed)
    throw new BrokenLedger(
      number + 1,
      'missing: the file does not end with the head that was signed at the end of the show.',
    );
  return verifier.result;
}

function headerOf(text: string): LedgerHeader {
  const header = LedgerHeader.safeParse(jsonOf(text));
  if (!header.success) throw new NoLedger('The first line is no header of a ledger that this version knows.');
  if (canonicalJson(header.data) !== text)
    throw new BrokenLedger(1, 'changed: it is not as headers are written.');
  return header.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the entry that should have come first stands further down. */
async function missingOrMoved(line: number, seq: number, rest: AsyncIterable<Line>): Promise<BrokenLedger> {
  let at = line;
  for await (const { text } of rest) {
    at += 1;
    if (LedgerEntry.safeParse(jsonOf(text)).data?.seq === seq)
      return new BrokenLedger(line, `moved: entry ${seq} belongs here and stands in line ${at}.`);
  }
  return new BrokenLedger(line, `missing: entry ${seq} belongs here.`);
}

class Verifier {
  readonly #header: LedgerHeader;
  #seq = 0;
  #digest: string;
  #heads = 0;
  #signed = 0;
  #endedAt = -1;
  #from: number | undefined;
  #to: number | undefined;

  constructor(header: LedgerHeader, key: string | undefined) {
    this.#header = header;
    this.#digest = startDigest(header);
    if (key !== undefined && key !== header.key)
      throw new BrokenLedger(1, `the ledger says that it was signed by another key, ${header.key}.`);
  }

  get isClosed(): boolean {
    return this.#endedAt === this.#seq;
  }

  get result(): Verified {
    return {
      title: this.#header.title,
      key: this.#header.key,
      entries: this.#seq,
      heads: this.#heads,
      unsigned: this.#seq - this.#signed,
      from: this.#from,
      to: this.#to,
    };
  }

  /** Takes the next line. Returns the number of the entry that should have come before it, where one should. */
  take(line: number, text: string): number | undefined {
    const value = jsonOf(text);
    const head = SignedHead.safeParse(value);
    const entry = LedgerEntry.safeParse(value);
    const isAsWritten = (head.success || entry.success) && canonicalJson(value as object) === text;
    if (!isAsWritten)
      throw new BrokenLedger(line, 'changed: it is neither an entry nor a head as they are written.');
    if (head.success) this.#takeHead(line, head.data);
    else if (entry.success) return this.#takeEntry(line, entry.data);
    return undefined;
  }

  #takeEntry(line: number, entry: LedgerEntry): number | undefined {
    if (entryDigest(entry) !== entry.digest)
      throw new BrokenLedger(line, `changed: entry ${entry.seq} is not what its digest is of.`);
    const next = this.#seq + 1;
    if (entry.seq > next) return next;
    if (entry.seq < next)
      throw new BrokenLedger(line, `moved: entry ${entry.seq} stands here again, or too late.`);
    if (entry.prev !== this.#digest)
      throw new BrokenLedger(
        line,
        next === 1
          ? 'changed: the first entry does not follow this header.'
          : `changed: entry ${entry.seq} does not follow the one before, which is another one.`,
      );
    this.#seq = entry.seq;
    this.#digest = entry.digest;
    this.#from ??= entry.at;
    this.#to = entry.at;
    return undefined;
  }

  #takeHead(line: number, signed: SignedHead): void {
    const { number, seq, digest, ended } = signed.head;
    if (number <= this.#heads)
      throw new BrokenLedger(line, `moved: head ${number} stands here again, or too late.`);
    if (!isSignedBy(this.#header.key, this.#header.show, signed))
      throw new BrokenLedger(line, 'the signature is of another key, or of something else.');
    if (number > this.#heads + 1)
      throw new BrokenLedger(line, `missing: head ${this.#heads + 1} belongs before this one.`);
    if (seq > this.#seq)
      throw new BrokenLedger(line, `missing: entry ${this.#seq + 1} belongs before this head.`);
    if (seq < this.#seq) throw new BrokenLedger(line, `moved: this head belongs behind entry ${seq}.`);
    if (digest !== this.#digest)
      throw new BrokenLedger(line, `changed: entry ${seq} was another one when this head was signed.`);
    this.#heads = number;
    this.#signed = seq;
    if (ended) this.#endedAt = seq;
  }
}
