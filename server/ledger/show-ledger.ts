import { CommandError } from '../../shared/errors.ts';
import type {
  LedgerHead,
  LedgerHeader,
  LedgerKey,
  LedgerRow,
  SignedHead,
} from '../../shared/ledger/format.ts';
import { ledgerPart } from '../../shared/ledger/part.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import { redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { SecretCipher } from '../secret-cipher.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { FoldOnDemand } from '../show/live-fold.ts';
import { canonicalJson } from './chain.ts';
import { LedgerFold } from './ledger-fold.ts';
import { rowOf } from './rows.ts';
import { generateKey, signHead } from './signing.ts';

const HOUR_MS = 60 * 60 * 1000;
/** After an error that lasts. */
const RETRY_MS = 60_000;

/** What is written of a signature: the show's key where this is its first one, and the head where there is a new one. */
export interface Signing {
  readonly key?: LedgerKey;
  readonly signed?: SignedHead;
}

/** The ledger of one show: nothing of it is kept but its signed heads, because the log has all that it is made of. */
export class ShowLedger implements Reactor {
  readonly #show: ShowContext;
  readonly #cipher: SecretCipher;
  /** Read from the log once somebody asks, or an hour is over. */
  readonly #fold: FoldOnDemand<LedgerFold>;
  #cancel: (() => void) | undefined;
  #isClosed = false;

  constructor(show: ShowContext, cipher: SecretCipher) {
    this.#show = show;
    this.#cipher = cipher;
    this.#fold = new FoldOnDemand(
      () => new LedgerFold(show.logId),
      () => show.readLog(),
    );
    this.#wakeIn(this.#firstWait());
  }

  observe(event: ShowEvent): void {
    this.#fold.observe(event);
    if (event.name === 'show.ended') this.#wakeIn(0);
    else if (!this.#cancel && ledgerPart(event)) this.#wakeIn(HOUR_MS);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  /** Signs how far the ledger has come. Rejects where the log could not be read. */
  async sign(): Promise<Signing> {
    const { newest } = await this.#fold.read();
    const { ledger, lifecycle } = this.#show.state;
    const last = ledger.heads.at(-1)?.head;
    if (!newest || newest.seq === last?.seq) return {};
    const { publicKey, encrypted = '' } = ledger.key ?? this.#newKey();
    const head: LedgerHead = {
      number: (last?.number ?? 0) + 1,
      seq: newest.seq,
      digest: newest.digest,
      at: this.#show.clock.now(),
      ...(lifecycle.phase.kind === 'ended' && { ended: true }),
    };
    const privateKey = this.#cipher.decrypt(this.#show.logId, encrypted);
    const signed = signHead(this.#show.logId, head, { publicKey, privateKey });
    return { ...(ledger.key ? {} : { key: { publicKey, encrypted } }), signed };
  }

  /** The newest entries behind a number, as one of the crew reads them: of what they may see. */
  async recent(after: number, viewpoint: Viewpoint): Promise<LedgerRow[]> {
    const fold = await this.#fold.read();
    return fold.recentAfter(after).flatMap(({ entry, event }) => {
      const seen = redactEvent(event, viewpoint);
      return seen ? [rowOf({ entry, event: seen }, this.#show.state, fold.erased)] : [];
    });
  }

  /** The lines of the whole file, made while they are read. */
  async *lines(): AsyncGenerator<string> {
    if (!this.#show.state.ledger.key) await this.#show.submit('ledger.sign', {});
    const { key, heads } = this.#show.state.ledger;
    if (!key) throw new CommandError('not-found', 'This show has nothing in its ledger yet.');
    const bySeq = new Map(heads.map(signed => [signed.head.seq, signed]));
    const fold = new LedgerFold(this.#show.logId);
    for await (const events of this.#show.readLog()) {
      const lines: object[] = [];
      for (const event of events) {
        const entry = fold.apply(event);
        if (!entry) continue;
        if (entry.seq === 1 && fold.start)
          lines.push({ ledger: 1, ...fold.start, key: key.publicKey } satisfies LedgerHeader);
        lines.push(entry, ...[bySeq.get(entry.seq) ?? []].flat());
      }
      if (lines.length > 0) yield `${lines.map(canonicalJson).join('\n')}\n`;
    }
  }

  #newKey(): Required<LedgerKey> {
    const { publicKey, privateKey } = generateKey();
    return { publicKey, encrypted: this.#cipher.encrypt(this.#show.logId, privateKey) };
  }

  /** Until the first signature after a start: what was due while the server was away is due at once. */
  #firstWait(): number {
    const { ledger, lifecycle } = this.#show.state;
    const last = ledger.heads.at(-1)?.head;
    if (lifecycle.phase.kind === 'ended' && !last?.ended) return 0;
    return last ? last.at + HOUR_MS - this.#show.clock.now() : HOUR_MS;
  }

  #wakeIn(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#show.clock.after(Math.max(0, ms), () => void this.#wake());
  }

  async #wake(): Promise<void> {
    this.#cancel = undefined;
    if (this.#isClosed) return;
    try {
      await this.#show.submit('ledger.sign', {});
    } catch (error) {
      this.#show.logger.warn({ err: error }, 'The ledger could not be signed; trying again in a minute.');
      if (!this.#isClosed) this.#wakeIn(RETRY_MS);
    }
  }
}
