import { globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The variant for programs with threads, where Debian puts it. */
const LIBRARY = process.env.FAKETIME_LIBRARY ?? globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')[0];

/** Why no process's clock can be set on this system; undefined where it can. */
export const fakeTimeMissing: string | undefined = LIBRARY
  ? undefined
  : ': libfaketime is not installed (Debian: libfaketime); install it, or name its library with FAKETIME_LIBRARY.';

/** A clock of the processes that are started with its environment: CLOCK_REALTIME alone, as somebody sets it. */
export class FakeTime {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-time-'));
  readonly #file = join(this.#folder, 'offset');

  constructor() {
    this.set(0);
  }

  get env(): NodeJS.ProcessEnv {
    return {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // The library reads the files' times too, which the server has no need of.
      NO_FAKE_STAT: '1',
    };
  }

  /** Sets the clock so far ahead of the true time, in milliseconds, or behind it. */
  set(aheadMs: number): void {
    // In one step, because the processes read it at any moment.
    const fresh = `${this.#file}.new`;
    writeFileSync(fresh, `${aheadMs < 0 ? '-' : '+'}${(Math.abs(aheadMs) / 1000).toFixed(3)}`);
    renameSync(fresh, this.#file);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
