/** Sends each thing at once, or gathers them and sends them as one list at every tick. */
export class Ticker {
  readonly #tickMs: number;
  readonly #send: (what: object) => void;
  #waiting: object[] = [];

  constructor(tickMs: number, send: (what: object) => void) {
    this.#tickMs = tickMs;
    this.#send = send;
    if (tickMs > 0) setInterval(() => this.#flush(), tickMs);
  }

  add(what: object): void {
    if (this.#tickMs === 0) this.#send(what);
    else this.#waiting.push(what);
  }

  #flush(): void {
    const list = this.#waiting;
    this.#waiting = [];
    if (list.length > 0) this.#send(list);
  }
}
