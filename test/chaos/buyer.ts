import { CommandError } from '../../shared/errors.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { CommandData, CommandResult, RequestData } from '../../shared/show/protocol.ts';
import { Caller } from './caller.ts';
import type { Notes, Told } from './notes.ts';
import type { Random } from './random.ts';
import type { Shop } from './shop.ts';

/** Claims that one buyer makes at most; the server takes five in five seconds of one person. */
const TRIES = 3;
const SENT_TWICE = 0.15;

/** Somebody who wants the deal: claims, waits in the line, gives back and pays, as chance has it. */
export class Buyer {
  readonly caller: Caller;
  readonly #notes: Notes;
  readonly #random: Random;
  readonly #shop: Shop;
  readonly #dealId: string;
  /** Claims that stand in the line; one of them that is held all of a sudden may be paid. */
  readonly #waiting = new Set<string>();
  readonly #served: Promise<unknown>[] = [];

  constructor(show: string, dealId: string, shop: Shop, notes: Notes, random: Random) {
    this.#dealId = dealId;
    this.#shop = shop;
    this.#notes = notes;
    this.#random = random;
    const often = random.fork();
    this.caller = new Caller(
      show,
      undefined,
      () => often.happens(SENT_TWICE),
      event => this.#see(event),
    );
  }

  async rush(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const claimed = await this.#try('deal.claim', { dealId: this.#dealId, units: this.#random.int(1, 2) });
      if (claimed) await this.#decideOn(claimed.claimId);
      else if (this.#random.happens(0.6)) await this.#wait();
    }
  }

  /** Takes no notice any more of being served from the line, and finishes what that has begun. */
  async leave(): Promise<void> {
    this.#waiting.clear();
    await Promise.all(this.#served);
  }

  async #wait(): Promise<void> {
    const place = await this.#try('deal.wait', { dealId: this.#dealId });
    if (!place) return;
    this.#waiting.add(place.claimId);
    if (this.#random.happens(0.2)) await this.#giveBack(place.claimId);
  }

  async #decideOn(claimId: string): Promise<void> {
    const chance = this.#random.next();
    if (chance < 0.4) await this.#pay(claimId);
    else if (chance < 0.55) await Promise.all([this.#pay(claimId), this.#giveBack(claimId)]);
    else if (chance < 0.8) await this.#giveBack(claimId);
  }

  #giveBack(claimId: string): Promise<unknown> {
    return this.#try('deal.giveBack', { dealId: this.#dealId, claimId });
  }

  /** Goes to the shop with the hold's token. A query dies with its connection, so then nothing is bought. */
  async #pay(claimId: string): Promise<void> {
    const way = await this.caller
      .send('deal.checkout', { dealId: this.#dealId, claimId })
      .catch(() => undefined);
    if (!way) return;
    const { address } = way as { address: string };
    const hold = new URL(address, 'http://own.invalid').searchParams.get('vitrine_hold') ?? '';
    await this.#shop.order(claimId, hold, this.#random);
  }

  #see(event: ShowEvent): void {
    if (event.name !== 'deal.claimed' || !this.#waiting.delete(event.data.claim.id)) return;
    this.#served.push(this.#decideOn(event.data.claim.id));
  }

  async #try<N extends Told['name']>(name: N, data: CommandData<N>): Promise<CommandResult<N> | undefined> {
    try {
      const result = (await this.caller.send(name, data as RequestData<N>)) as CommandResult<N>;
      this.#notes.tell({ name, personId: this.caller.id, data, result } as Told);
      return result;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.#notes.refuse(error.code);
      return undefined;
    }
  }
}
