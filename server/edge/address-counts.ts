/** Counts what each network address, as `addressKey` names it, holds at a time, up to a limit. */
export class AddressCounts {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a place. Returns what gives it back, once however often it is called; undefined where there is none left. */
  take(address: string): (() => void) | undefined {
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.#most) return undefined;
    this.#counts.set(address, count + 1);
    let isHeld = true;
    return () => {
      if (isHeld) this.#giveBack(address);
      isHeld = false;
    };
  }

  #giveBack(address: string): void {
    const count = this.#counts.get(address) ?? 0;
    if (count > 1) this.#counts.set(address, count - 1);
    else this.#counts.delete(address);
  }
}
