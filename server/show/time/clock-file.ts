import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { MachineTimes } from './machine-times.ts';

/** A reading of the server's time beside one of the machine's uptime, in milliseconds, and of which start that was. */
const Reading = z.object({ boot: z.string(), uptime: z.number(), time: z.number() });

/**
 * Carries the server's time over its restarts: as long as the machine isn't started anew, its uptime tells how much has
 * passed since the last reading, whatever its clock says. A file that can't be read or written costs only that.
 */
export class ClockFile {
  readonly #path: string;
  readonly #times: Pick<MachineTimes, 'uptime' | 'boot'>;

  constructor(path: string, times: Pick<MachineTimes, 'uptime' | 'boot'>) {
    this.#path = path;
    this.#times = times;
  }

  /** The server's time now, going by the last reading; undefined where there is none of this start of the machine. */
  read(): number | undefined {
    const { boot, uptime } = this.#times;
    try {
      const reading = Reading.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
      const passed = uptime() - reading.uptime;
      // A container can count its own uptime, and begin anew while the machine does not.
      return reading.boot === boot && passed >= 0 ? reading.time + passed : undefined;
    } catch {
      return undefined;
    }
  }

  write(time: number): void {
    const { boot, uptime } = this.#times;
    if (boot === undefined) return;
    const fresh = `${this.#path}.new`;
    try {
      writeFileSync(fresh, JSON.stringify({ boot, uptime: uptime(), time }), { mode: 0o600 });
      renameSync(fresh, this.#path);
    } catch {
      // A full disk: the log says so.
    }
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
