import { setTimeout as pause } from 'node:timers/promises';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';

/** A proxy in front may start after the server, so what is wrong is told when it is so twice. */
const AGAIN_MS = 5000;
/** Then it is looked at so often, until all is well. */
const EVERY_MS = 60_000;

export interface AddressWatchOptions {
  readonly check: () => Promise<AddressWarning | undefined>;
  /** Tells the person who has started the server. */
  readonly warn: (warning: AddressWarning) => void;
  readonly onChange: () => void;
  readonly againMs?: number;
  readonly everyMs?: number;
}

/** Looks at the address that others are told from the start on, until it leads to this server. */
export class AddressWatch {
  readonly #options: AddressWatchOptions;
  readonly #closed = new AbortController();
  #warning: AddressWarning | undefined;

  constructor(options: AddressWatchOptions) {
    this.#options = options;
    void this.#look();
  }

  /** What is wrong with it, as far as that is known by now. */
  get warning(): AddressWarning | undefined {
    return this.#warning;
  }

  close(): void {
    this.#closed.abort();
  }

  async #look(): Promise<void> {
    const { check, againMs = AGAIN_MS, everyMs = EVERY_MS } = this.#options;
    const { signal } = this.#closed;
    let before: AddressWarning | undefined;
    while (!signal.aborted) {
      const found = await check();
      if (signal.aborted) return;
      if (!found || found.kind === before?.kind) this.#tell(found);
      if (!found) return;
      const isKnown = found.kind === this.#warning?.kind;
      before = found;
      await pause(isKnown ? everyMs : againMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  #tell(warning: AddressWarning | undefined): void {
    const isNew = warning !== undefined && warning.kind !== this.#warning?.kind;
    const isChanged = isNew || (warning === undefined && this.#warning !== undefined);
    this.#warning = warning;
    if (isNew) this.#options.warn(warning);
    if (isChanged) this.#options.onChange();
  }
}
