export interface AddressLimitOptions {
  /** Connections that one address may hold; a household or a shop's stand stays far below. */
  readonly connections?: number;
  /** Connections that one address may open in a window. */
  readonly handshakes?: number;
  /** Messages that one address may send in a window, over all its connections. */
  readonly messages?: number;
  readonly windowMs?: number;
}

interface Count {
  open: number;
  handshakes: number;
  messages: number;
}

/** Counts by network address as `addressKey` names it, in fixed windows, with one timer for all addresses. */
export class AddressLimits {
  readonly #limits: Required<AddressLimitOptions>;
  readonly #counts = new Map<string, Count>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: AddressLimitOptions = {}) {
    this.#limits = { connections: 2000, handshakes: 4000, messages: 20_000, windowMs: 10_000, ...options };
    this.#timer = setInterval(() => this.#newWindow(), this.#limits.windowMs);
    this.#timer.unref();
  }

  /** Counts a new connection. False where the address may open none now; then it is not to be closed again either. */
  open(address: string): boolean {
    const count = this.#counts.get(address) ?? { open: 0, handshakes: 0, messages: 0 };
    this.#counts.set(address, count);
    count.handshakes += 1;
    if (count.handshakes > this.#limits.handshakes || count.open >= this.#limits.connections) return false;
    count.open += 1;
    return true;
  }

  /** Counts a message. False where the address has sent too many. */
  message(address: string): boolean {
    const count = this.#counts.get(address);
    if (!count) return true;
    count.messages += 1;
    return count.messages <= this.#limits.messages;
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
      if (count.open <= 0) this.#counts.delete(key);
      else [count.handshakes, count.messages] = [0, 0];
    }
  }
}
