import { setTimeout as pause } from 'node:timers/promises';
import { nanoid } from 'nanoid';
import { Webhook } from 'standardwebhooks';
import type { Notes } from './notes.ts';
import type { Random } from './random.ts';

const RETRY_MS = 50;

interface Word {
  readonly kind: 'paid' | 'cancelled';
  readonly at: number;
  /** The webhook's own id; new where absent. */
  readonly id?: string;
  /** Signed by somebody who does not know the secret. */
  readonly forged?: boolean;
}

/** A shop that tells the show of payments by its signed webhook, and as shops do: twice, late, or in the wrong order. */
export class Shop {
  readonly #address: string;
  readonly #webhook: Webhook;
  readonly #forger = new Webhook(`whsec_${Buffer.from('somebody else').toString('base64')}`);
  readonly #notes: Notes;
  #clock = Date.now();

  constructor({ address, secret }: { address: string; secret: string }, notes: Notes) {
    this.#address = address;
    this.#webhook = new Webhook(secret);
    this.#notes = notes;
  }

  /** Somebody pays for a hold, or tries to. */
  async order(claimId: string, hold: string, random: Random): Promise<void> {
    this.#clock += 2;
    const order = nanoid(8);
    const tell = (word: Word) => this.#tell(claimId, hold, order, word);
    const paid = { kind: 'paid', at: this.#clock } as const;
    const cancelled = { kind: 'cancelled', at: this.#clock + 1 } as const;
    const id = nanoid();
    const ways = [
      () => tell(paid),
      () => Promise.all([tell({ ...paid, id }), tell({ ...paid, id })]),
      () => Promise.all([tell(paid), tell(paid)]),
      () => tell(paid).then(() => tell(cancelled)),
      () => tell(cancelled).then(() => tell(paid)),
      () => Promise.all([tell(cancelled), tell(paid)]),
      () => tell(paid).then(() => tell({ ...cancelled, at: paid.at })),
      () => tell({ ...cancelled, at: paid.at }).then(() => tell(paid)),
      () => Promise.all([tell(paid), tell({ ...cancelled, at: paid.at })]),
      () =>
        tell({ ...paid, id })
          .then(() => pause(RETRY_MS))
          .then(() => tell({ ...paid, id })),
      () => tell({ ...paid, forged: true }),
    ] as const;
    await random.pick(ways)();
  }

  /** Sends a word until it has an answer, the server's death and its restart between or not. */
  async #tell(claimId: string, hold: string, order: string, word: Word): Promise<void> {
    const { kind, at, id = nanoid(), forged = false } = word;
    const body = JSON.stringify({ hold, kind, order, at });
    const signer = forged ? this.#forger : this.#webhook;
    for (;;) {
      try {
        const headers = signedHeaders(signer, id, body);
        const answer = await fetch(this.#address, { method: 'POST', headers, body });
        await answer.text();
        return this.#notes.hear({ claimId, kind, order, at, status: answer.status });
      } catch {
        await pause(RETRY_MS);
      }
    }
  }
}

function signedHeaders(signer: Webhook, id: string, body: string): Record<string, string> {
  const now = new Date();
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signer.sign(id, now, body),
  };
}
