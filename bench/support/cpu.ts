import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the kernel's clock in a second, as every Linux of today has them in /proc. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly parent: number;
  readonly name: string;
  readonly seconds: number;
}

function processes(): Map<number, Process> {
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

/**
 * Processor seconds that the children of this process with a name, and all below them, have taken so far: user and
 * system time, from /proc/PID/stat.
 */
export function cpuSecondsOf(name: string): number {
  const all = processes();
  const belongs = (pid: number): boolean => {
    const process_ = all.get(pid);
    if (!process_ || process_.parent === 0) return false;
    return process_.parent === process.pid ? process_.name === name : belongs(process_.parent);
  };
  let sum = 0;
  for (const [pid, { seconds }] of all) if (belongs(pid)) sum += seconds;
  return sum;
}
