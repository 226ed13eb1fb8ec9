import { type Rate, TokenBucket } from './token-bucket.ts';

export interface AddressPaceOptions {
  /** What an address may do at once, and over time, without waiting. */
  readonly own?: Rate;
  /** What all addresses that have used up their own may do together; they take turns. */
  readonly shared?: Rate;
  /** The same for addresses that have been charged with more than they have: they are not to hold up the others. */
  readonly indebted?: Rate;
  /** How many of an address may wait. */
  readonly waiting?: number;
}

/**
 * What something costs in points. An upgrade is dear because a join follows, which takes the server over a millisecond; a
 * flood takes all that an address has.
 */
export const COST = { request: 1, upgrade: 10, refused: 40, flood: 500 } as const;

/** The own points of an address are 50 upgrades at once: a household, an office or a class. */
const DEFAULTS: Required<AddressPaceOptions> = {
  own: { most: 500, perSecond: 50 },
  shared: { most: 60, perSecond: 600 },
  indebted: { most: 20, perSecond: 20 },
  waiting: 1000,
};
const TURN_MS = 10;
const TIDY_MS = 10_000;

interface Waiting {
  readonly cost: number;
  readonly resolve: (isTurn: boolean) => void;
}

interface Address {
  readonly bucket: TokenBucket;
  readonly waiting: Waiting[];
}

/**
 * Keeps one address from taking the time of all others: what it asks for beyond its own points waits and is done a little
 * at a time, the addresses that wait in turn. So hundreds behind one address still get in, only more slowly, and whoever
 * floods waits for its own answers instead of asking again.
 */
export class AddressPace {
  readonly #options: Required<AddressPaceOptions>;
  readonly #addresses = new Map<string, Address>();
  readonly #shared: TokenBucket;
  readonly #indebted: TokenBucket;
  readonly #tidying: NodeJS.Timeout;
  /** The addresses that wait, the next one first. */
  readonly #turns = new Set<string>();
  #turning: NodeJS.Timeout | undefined;

  constructor(options: AddressPaceOptions = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.#shared = new TokenBucket(this.#options.shared.most);
    this.#indebted = new TokenBucket(this.#options.indebted.most);
    this.#tidying = setInterval(() => this.#tidy(), TIDY_MS);
    this.#tidying.unref();
  }

  /** Resolves with true when it is the address's turn, and with false where too many of it wait already. */
  async turn(key: string, cost: number): Promise<boolean> {
    const address = this.#find(key);
    if (address.waiting.length === 0 && address.bucket.take(cost, this.#options.own)) return true;
    if (address.waiting.length >= this.#options.waiting) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    address.waiting.push({ cost, resolve });
    this.#turns.add(key);
    this.#turning ??= setInterval(() => this.#next(), TURN_MS);
    return promise;
  }

  /** Takes points of an address for what it has cost already. */
  charge(key: string, cost: number): void {
    this.#find(key).bucket.charge(cost, this.#options.own);
  }

  /** Addresses that are counted now. */
  get size(): number {
    return this.#addresses.size;
  }

  /** Lets nobody wait any more. */
  dispose(): void {
    clearInterval(this.#tidying);
    clearInterval(this.#turning);
    for (const { waiting } of this.#addresses.values())
      for (const { resolve } of waiting.splice(0)) resolve(false);
  }

  #find(key: string): Address {
    const known = this.#addresses.get(key);
    if (known) return known;
    const address = { bucket: new TokenBucket(this.#options.own.most), waiting: [] };
    this.#addresses.set(key, address);
    return address;
  }

  /** Goes round the addresses that wait while any of them has points of its own or there are shared ones. */
  #next(): void {
    let hasGone = true;
    while (hasGone) {
      hasGone = false;
      for (const key of [...this.#turns]) if (this.#letOne(key)) hasGone = true;
    }
    if (this.#turns.size > 0) return;
    clearInterval(this.#turning);
    this.#turning = undefined;
  }

  #letOne(key: string): boolean {
    const { own, shared, indebted } = this.#options;
    const { bucket, waiting } = this.#find(key);
    const [first] = waiting;
    if (!first) return false;
    const isIndebted = bucket.points(own) < 0;
    const hasTurn = isIndebted
      ? this.#indebted.take(first.cost, indebted)
      : bucket.take(first.cost, own) || this.#shared.take(first.cost, shared);
    if (!hasTurn) return false;
    waiting.shift();
    // At the end of the turns again where more of it wait.
    this.#turns.delete(key);
    if (waiting.length > 0) this.#turns.add(key);
    first.resolve(true);
    return true;
  }

  /** Forgets the addresses that have all their points back. */
  #tidy(): void {
    const { own } = this.#options;
    for (const [key, { bucket, waiting }] of this.#addresses)
      if (waiting.length === 0 && bucket.points(own) >= own.most) this.#addresses.delete(key);
  }
}
