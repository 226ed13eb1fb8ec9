import { numberOf, pathOf } from './stats.ts';

/** After so many readings in a row without a byte, the path counts as silent; a server reports at least once a second. */
const QUIET_READINGS = 2;

/** Notices that nothing comes back over a path, some seconds before the browser says that it is broken. */
export class SilenceWatch {
  #received = -1;
  #quiet = 0;

  /** Takes a report of each second; returns true once when the path has fallen silent. */
  read(report: ReadonlyMap<string, unknown>): boolean {
    const path = pathOf(report);
    const received = numberOf(path, 'bytesReceived');
    const isQuiet = path !== undefined && received === this.#received;
    this.#received = received;
    this.#quiet = isQuiet ? this.#quiet + 1 : 0;
    return this.#quiet === QUIET_READINGS;
  }
}
