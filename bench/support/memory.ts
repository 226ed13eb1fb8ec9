import { readFileSync } from 'node:fs';
import { processes } from './processes.ts';

/** Megabytes that a process and all below it hold, what they share counted once (the kernel's PSS). */
export function memoryOf(root: number): number {
  return megabytesBelow(root, 'Pss');
}

/**
 * Megabytes that a process and all below it have in memory (RSS), each with what it shares: unlike the PSS it doesn't change
 * with what other programs come and go.
 */
export function residentOf(root: number): number {
  return megabytesBelow(root, 'Rss');
}

function megabytesBelow(root: number, kind: 'Pss' | 'Rss'): number {
  const all = processes();
  const belongs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0;
    return pid === root || (parent !== 0 && belongs(parent));
  };
  let kilobytes = 0;
  for (const pid of all.keys()) if (belongs(pid)) kilobytes += kilobytesOf(pid, kind);
  return Math.round(kilobytes / 102.4) / 10;
}

function kilobytesOf(pid: number, kind: 'Pss' | 'Rss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(new RegExp(`^${kind}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
  } catch {
    return 0; // It ended while it was being read.
  }
}

/** One reading: minutes since the start, and megabytes. */
export type Reading = readonly [minutes: number, megabytes: number];

export interface Growth {
  readonly start_mb: number;
  readonly end_mb: number;
  readonly mb_per_hour: number;
}

/** How memory went: its first and last reading, and the slope of the line through all of them. */
export function growthOf(readings: readonly Reading[]): Growth {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [
    mean(readings.map(([minutes]) => minutes)),
    mean(readings.map(([, megabytes]) => megabytes)),
  ];
  const products = readings.reduce((sum, [minutes, megabytes]) => sum + (minutes - x) * (megabytes - y), 0);
  const squares = readings.reduce((sum, [minutes]) => sum + (minutes - x) ** 2, 0);
  return {
    start_mb: readings[0]?.[1] ?? Number.NaN,
    end_mb: readings.at(-1)?.[1] ?? Number.NaN,
    mb_per_hour: Math.round((600 * products) / squares) / 10,
  };
}
