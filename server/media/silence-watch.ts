/**
 * A publisher from whom nothing has come for this long is off the air: viewers see the studio again, and it is not in its
 * own way when it comes back.
 */
export const SILENT_MS = 2500;

/** Notices that nothing has come for SILENT_MS. */
export class SilenceWatch {
  readonly #timer: NodeJS.Timeout;
  /** When something came last, by `performance.now()`: by a clock that nobody sets. */
  heardAt = performance.now();

  /** @param onSilence called each time that it falls silent */
  constructor(onSilence: () => void) {
    this.#timer = setTimeout(onSilence, SILENT_MS);
  }

  /** Something has come. */
  heard(): void {
    this.heardAt = performance.now();
    this.#timer.refresh();
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
