import type { Line } from '../../scripts/ledger/lines-of.ts';
import { Chain, canonicalJson } from '../../server/ledger/chain.ts';
import { generateKey, type KeyPair, signHead } from '../../server/ledger/signing.ts';

export const LEDGER_KEY = generateKey();
const START = { show: 'log1', title: 'Autumn show', at: 1000 };

interface MadeLedger {
  readonly entries: number;
  /** After how many entries each a head is signed, beside the one at the end. */
  readonly every: number;
  readonly key?: KeyPair;
}

/** The lines of a ledger of so many entries, with the head of the show's end as the last. */
export function* ledgerLines({ entries, every, key = LEDGER_KEY }: MadeLedger): Generator<string> {
  yield canonicalJson({ ledger: 1, ...START, key: key.publicKey });
  const chain = new Chain(START);
  let heads = 0;
  for (let number = 1; number <= entries; number++) {
    const by = { id: 'nina', role: 'moderator' } as const;
    const data = { personId: `guest${number}`, until: number % 2 ? null : 1e6 + number };
    yield canonicalJson(chain.append({ at: 1000 + number, by, name: 'moderation.muted', data }));
    if (number % every !== 0 && number !== entries) continue;
    heads += 1;
    const { seq, digest } = chain;
    const ended = number === entries ? ({ ended: true } as const) : {};
    yield canonicalJson(
      signHead(START.show, { number: heads, seq, digest, at: 1000 + number, ...ended }, key),
    );
  }
}

/** Lines as they are read from a file. */
export async function* read(lines: Iterable<string>): AsyncGenerator<Line> {
  for (const text of lines) yield { text, isWhole: true };
}
