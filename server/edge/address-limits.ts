export interface AddressLimitOptions {
  /** Connections that one address may hold; a household or a shop's stand stays far below. */
  readonly connections?: number;
  /** Connections that one address may open in a window. */
  readonly handshakes?: number;
  /** Messages that one address may send in a window, over all its connections. */
  readonly messages?: number;
  /** What a connection may send in a window although its address has sent too much: it is not to pay for the others. */
  readonly ownMessages?: number;
  readonly windowMs?: number;
}

interface Count {
  open: number;
  /** Until when what comes newly from here is watched more closely, in milliseconds of the monotonic clock. */
  suspectUntil: number;
  handshakes: number;
  messages: number;
  /** What each sender of the address has sent in this window. */
  senders: WeakMap<object, number>;
}

/** How long an address that has flooded the server is remembered. */
const SUSPECT_MS = 60_000;

/** Counts by network address as `addressKey` names it, in fixed windows, with one timer for all addresses. */
export class AddressLimits {
  readonly #limits: Required<AddressLimitOptions>;
  readonly #counts = new Map<string, Count>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: AddressLimitOptions = {}) {
    this.#limits = {
      connections: 2000,
      handshakes: 4000,
      messages: 10_000,
      ownMessages: 50,
      windowMs: 10_000,
      ...options,
    };
    this.#timer = setInterval(() => this.#newWindow(), this.#limits.windowMs);
    this.#timer.unref();
  }

  /** Counts a new connection. False where the address may open none now; then it is not to be closed again either. */
  open(address: string): boolean {
    const count = this.#counts.get(address) ?? newCount();
    this.#counts.set(address, count);
    count.handshakes += 1;
    if (count.handshakes > this.#limits.handshakes || count.open >= this.#limits.connections) return false;
    count.open += 1;
    return true;
  }

  /** Counts a message. False where the address has sent too many, and many of them by this sender. */
  message(address: string, sender: object): boolean {
    const count = this.#counts.get(address);
    if (!count) return true;
    count.messages += 1;
    const sent = (count.senders.get(sender) ?? 0) + 1;
    count.senders.set(sender, sent);
    return count.messages <= this.#limits.messages || sent <= this.#limits.ownMessages;
  }

  /** An address has flooded the server: its new connections get less to begin with for some time. */
  suspect(address: string): void {
    const count = this.#counts.get(address) ?? newCount();
    this.#counts.set(address, count);
    count.suspectUntil = performance.now() + SUSPECT_MS;
  }

  isSuspect(address: string): boolean {
    return performance.now() < (this.#counts.get(address)?.suspectUntil ?? 0);
  }

  close(address: string): void {
    const count = this.#counts.get(address);
    if (count) count.open -= 1;
  }

  /** Addresses that are counted now. */
  get size(): number {
    return this.#counts.size;
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #newWindow(): void {
    for (const [key, count] of this.#counts) {
      const { open, suspectUntil } = count;
      if (open <= 0 && suspectUntil < performance.now()) this.#counts.delete(key);
      else Object.assign(count, newCount(), { open, suspectUntil });
    }
  }
}

const newCount = (): Count => ({
  open: 0,
  suspectUntil: 0,
  handshakes: 0,
  messages: 0,
  senders: new WeakMap(),
});
