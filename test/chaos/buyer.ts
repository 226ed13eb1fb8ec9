import { CommandError } from '../../shared/errors.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { CommandData, CommandResult, JoinResult, RequestData } from '../../shared/show/protocol.ts';
import { Caller, type Place } from './caller.ts';
import type { Notes, Told } from './notes.ts';
import { newBrowser } from './places.ts';
import type { Random } from './random.ts';
import type { Shop } from './shop.ts';

/** Claims that one buyer makes at most; the server takes five in five seconds of one person. */
const TRIES = 3;
const SENT_TWICE = 0.15;
/** How often a buyer comes back without a token, as somebody new, and how often without the cookie too. */
const [COMES_BACK, CLEARS_BROWSER] = [0.3, 0.25];

export interface BuyerOptions {
  readonly show: string;
  readonly dealId: string;
  readonly url: () => string;
  readonly place: Place;
  readonly shop: Shop;
  readonly notes: Notes;
  readonly random: Random;
}

/** Somebody who wants the deal: claims, waits in the line, gives back, pays and comes back as somebody new, as chance has it. */
export class Buyer {
  /** One for each person that they have been; the last one is who they are. */
  readonly callers: Caller[] = [];
  readonly #options: BuyerOptions;
  readonly #often: Random;
  #place: Place;
  /** Claims that stand in the line; one of them that is held all of a sudden may be paid. */
  readonly #waiting = new Set<string>();
  readonly #served: Promise<unknown>[] = [];
  /** What they still have to tell the shop when it is late. */
  readonly #late: (() => Promise<void>)[] = [];

  constructor(options: BuyerOptions) {
    this.#options = options;
    this.#place = options.place;
    this.#often = options.random.fork();
    this.#become();
  }

  get caller(): Caller {
    return this.callers.at(-1) as Caller;
  }

  /** Joins as who they are. Rejects where the server goes away meanwhile. */
  async connect(): Promise<JoinResult> {
    const { caller } = this;
    const place = this.#place;
    const welcome = await caller.connect(this.#options.url());
    this.#options.notes.meet(caller.id, { place, at: welcome.now });
    return welcome;
  }

  async rush(): Promise<void> {
    const { dealId, random } = this.#options;
    for (let tries = 0; tries < TRIES; tries++) {
      const claimed = await this.#try('deal.claim', { dealId, units: random.int(1, 2) });
      if (claimed) await this.#decideOn(claimed.claimId);
      else if (random.happens(0.6)) await this.#wait();
      if (random.happens(COMES_BACK)) this.#comeBack();
    }
  }

  /** Takes no notice any more of being served from the line, and finishes what that has begun. */
  async leave(): Promise<void> {
    this.#waiting.clear();
    await Promise.all(this.#served);
  }

  /** Pays for what has waited so long. */
  async payLate(): Promise<void> {
    await Promise.all(this.#late.splice(0).map(pay => pay()));
  }

  close(): void {
    for (const caller of this.callers) caller.close();
  }

  #become(): void {
    this.callers.push(
      new Caller(this.#options.show, {
        place: this.#place,
        sendsTwice: () => this.#often.happens(SENT_TWICE),
        listener: event => this.#see(event),
      }),
    );
  }

  /** Comes back without a token. Where the server is away, whoever starts it again connects everybody. */
  #comeBack(): void {
    this.#waiting.clear();
    if (this.#place.browser && this.#options.random.happens(CLEARS_BROWSER))
      this.#place = { ...this.#place, browser: newBrowser() };
    this.#become();
    this.connect().catch(() => {});
  }

  async #wait(): Promise<void> {
    const place = await this.#try('deal.wait', { dealId: this.#options.dealId });
    if (!place) return;
    this.#waiting.add(place.claimId);
    if (this.#options.random.happens(0.2)) await this.#giveBack(place.claimId);
  }

  async #decideOn(claimId: string): Promise<void> {
    const chance = this.#options.random.next();
    if (chance < 0.3) return (await this.#order(claimId))?.();
    if (chance < 0.4) {
      const pay = this.#order(claimId).then(order => order?.());
      await Promise.all([pay, this.#giveBack(claimId)]);
    } else if (chance < 0.5) {
      const order = await this.#order(claimId);
      await this.#giveBack(claimId);
      await order?.();
    } else if (chance < 0.75) await this.#giveBack(claimId);
    else if (chance < 0.9) {
      const order = await this.#order(claimId);
      if (order) this.#late.push(order);
    }
  }

  #giveBack(claimId: string): Promise<unknown> {
    return this.#try('deal.giveBack', { dealId: this.#options.dealId, claimId });
  }

  /** Gets the hold's token for the shop. A query dies with its connection, so then nothing is bought. */
  async #order(claimId: string): Promise<(() => Promise<void>) | undefined> {
    const { dealId, random, shop } = this.#options;
    const way = await this.caller.send('deal.checkout', { dealId, claimId }).catch(() => undefined);
    if (!way) return undefined;
    const { address } = way as { address: string };
    const hold = new URL(address, 'http://own.invalid').searchParams.get('vitrine_hold') ?? '';
    return () => shop.order(claimId, hold, random);
  }

  #see(event: ShowEvent): void {
    if (event.name !== 'deal.claimed' || !this.#waiting.delete(event.data.claim.id)) return;
    this.#served.push(this.#decideOn(event.data.claim.id));
  }

  async #try<N extends Told['name']>(name: N, data: CommandData<N>): Promise<CommandResult<N> | undefined> {
    const { caller } = this;
    const { notes } = this.#options;
    try {
      const result = (await caller.send(name, data as RequestData<N>)) as CommandResult<N>;
      notes.tell({ name, personId: caller.id, data, result } as Told);
      return result;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      if (error.code === 'not-joined') notes.giveUp(caller.id);
      else notes.refuse(error.code);
      return undefined;
    }
  }
}
