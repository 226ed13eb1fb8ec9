import type { Show } from '../../server/show/show.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import { phraseRule } from '../../shared/rules/rule.ts';
import type { CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import { eur, flash, host, moderator, viewer } from '../../test/support/deals.ts';

const PRODUCTS = 60;
const WRITERS = 5000;
const UNITS = 150;
/** More buyers than units, so that some of them wait in line. */
const BUYERS = 220;
const MINUTE = 60;
const LINES = [
  'how much are the shoes, and do you send them to me by Friday?',
  'does it fit size 42? mine are usually too narrow',
  'love the colour!!',
  'is shipping free to Austria?',
  'too expensive for me',
  '这个多少钱？有没有大一号的',
  'how warm is it when it rains?',
];

const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;
const productId = (turn: number): string => `product-${turn % PRODUCTS}`;

/** What the people of a long show do, by the second. What is turned down is counted by its code. */
export class Evening {
  readonly refused: Record<string, number> = {};
  readonly #show: Show;
  readonly #writers: readonly Actor[] = Array.from({ length: WRITERS }, (_, index) =>
    viewer(`viewer-${index.toString(36).padStart(8, '0')}`),
  );
  #commands = 0;
  #lines = 0;
  #newest: { readonly messageId: string; readonly personId: string }[] = [];

  constructor(show: Show) {
    this.#show = show;
  }

  /** Fills the shelf, sets filters and goes live. */
  async begin(): Promise<void> {
    const now = this.#show.clock.now();
    const products = Array.from({ length: PRODUCTS }, (_, index) => ({
      id: productId(index),
      title: `Product number ${index}`,
      price: eur(10_000),
      stock: 100_000,
      category: 'Shoes',
      aliases: [`p${index}`],
      history: [{ at: now - 40 * 24 * 3600 * 1000, price: eur(10_000) }],
      buyUrl: `https://shop.example/products/${index}`,
    }));
    await this.#do(host, 'catalog.import', { products });
    await this.#do(moderator, 'rule.add', { rule: phraseRule('too expensive') });
    await this.#do(host, 'show.goLive', {});
  }

  /** Everything of one second, counted from the beginning of the show, with so many chat lines in it. */
  second(at: number, lines: number): Promise<unknown>[] {
    const work: Promise<unknown>[] = [];
    for (let count = 0; count < lines; count++) work.push(this.#write());
    if (at % (3 * MINUTE) === 0) work.push(this.#pinNext(at / (3 * MINUTE)));
    if (at % MINUTE === 30) work.push(this.#edit(at / MINUTE));
    if (at % (5 * MINUTE) === 40) work.push(this.#moderate(at));
    const deal = Math.floor(at / (20 * MINUTE));
    const since = at % (20 * MINUTE);
    if (since === 60) work.push(this.#startDeal(deal));
    // After its countdown; the buyers come within some seconds.
    if (since >= 75 && since < 75 + BUYERS / 10) work.push(...this.#claimTen(deal, 10 * (since - 75)));
    return work;
  }

  async #write(): Promise<void> {
    this.#lines += 1;
    const writer = of(this.#writers, 7919 * this.#lines);
    const answer = await this.#do(writer, 'chat.post', { text: of(LINES, this.#lines) });
    if (answer) this.#newest = [...this.#newest.slice(-9), { ...answer, personId: writer.id }];
  }

  async #pinNext(turn: number): Promise<void> {
    await this.#do(host, 'offer.pin', { productId: productId(turn), ends: { seconds: 240 } });
  }

  async #edit(turn: number): Promise<void> {
    const change = { stock: 100_000 - Math.floor(turn) };
    await this.#do(host, 'catalog.edit', { productId: productId(Math.floor(turn)), change });
  }

  /** One line goes, and somebody is silent for some time. */
  async #moderate(turn: number): Promise<void> {
    const [line] = this.#newest;
    if (!line) return;
    const { messageId, personId } = line;
    const seconds = turn % (10 * MINUTE) === 40 ? null : 600;
    await this.#do(moderator, 'moderation.mute', { personId, seconds });
    await this.#do(moderator, 'chat.delete', { messageId });
  }

  async #startDeal(number: number): Promise<void> {
    const dealId = `deal-${number}`;
    const { brand: _none, ...plan } = flash({
      id: dealId,
      title: `Deal number ${number}`,
      items: [{ productId: productId(number), count: 1 }],
      units: UNITS,
      countdownSeconds: 10,
      runSeconds: 600,
      holdSeconds: 300,
    });
    await this.#do(host, 'deal.save', { plan });
    await this.#do(host, 'deal.start', { dealId });
  }

  #claimTen(deal: number, from: number): Promise<void>[] {
    return Array.from({ length: 10 }, (_, index) => this.#claim(`deal-${deal}`, 220 * deal + from + index));
  }

  /** Who finds nothing left waits in line; most of those who hold pay. */
  async #claim(dealId: string, number: number): Promise<void> {
    const buyer = of(this.#writers, number);
    const claim = await this.#do(buyer, 'deal.claim', { dealId, units: 1 });
    if (!claim) await this.#do(buyer, 'deal.wait', { dealId });
    else if (number % 5 > 0) {
      const news = { kind: 'paid' as const, order: `order-${number}`, at: this.#show.clock.now() };
      await this.#do(host, 'deal.settle', { dealId, claimId: claim.claimId, personId: buyer.id, news });
    }
  }

  async #do<N extends CommandName>(
    actor: Actor,
    name: N,
    data: CommandData<N>,
  ): Promise<CommandResult<N> | undefined> {
    this.#commands += 1;
    try {
      return await this.#show.submit(actor, `command-${this.#commands}`, name, data);
    } catch (error) {
      if (!(error instanceof CommandError) || error.code === 'storage') throw error;
      const key = `${name} ${error.code}`;
      this.refused[key] = (this.refused[key] ?? 0) + 1;
      return undefined;
    }
  }
}
