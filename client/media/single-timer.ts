/** A timer with at most one pending callback. */
export class SingleTimer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  get isSet(): boolean {
    return this.#timer !== undefined;
  }

  /** Calls back after a delay in milliseconds, at once if it is 0, instead of what was set before. */
  set(delayMs: number, callback: () => void): void {
    this.clear();
    if (delayMs === 0) {
      callback();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      callback();
    }, delayMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
