import { processes } from './processes.ts';

/**
 * Processor seconds that the children of this process with a name, and all below them, have taken so far: user and
 * system time.
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
