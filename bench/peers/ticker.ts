/** Sends each thing at once, or gathers them for a tick and sends them as one list. */
export class Ticker {
  readonly #tickMs: number;
  readonly #send: (what: object) => void;
  #waiting: object[] = [];

  constructor(tickMs: number, send: (what: object) => void) {
    this.#tickMs = tickMs;
    this.#send = send;
  }

  add(what: object): void {
    if (this.#tickMs === 0) this.#send(what);
    else if (this.#waiting.push(what) === 1) setTimeout(() => this.#flush(), this.#tickMs);
  }

  #flush(): void {
    const list = this.#waiting;
    this.#waiting = [];
    this.#send(list);
  }
}
