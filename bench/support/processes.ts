import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, as every Linux of today has them in /proc. */
const TICKS_PER_SECOND = 100;

export interface Process {
  readonly parent: number;
  readonly name: string;
  /** Processor time so far: user and system. */
  readonly seconds: number;
}

/** Every process of this machine by its id, from /proc/PID/stat. */
export function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const line = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const nameEnd = line.lastIndexOf(')');
      const fields = line.slice(nameEnd + 2).split(' ');
      const ticks = Number(fields[11]) + Number(fields[12]);
      const name = line.slice(line.indexOf('(') + 1, nameEnd);
      found.set(Number(entry), { parent: Number(fields[1]), name, seconds: ticks / TICKS_PER_SECOND });
    } catch {
      // It ended while it was being read.
    }
  }
  return found;
}
