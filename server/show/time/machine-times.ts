import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/** Changes with every start of a Linux system. */
const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** What a machine knows of time, in milliseconds: given from outside, so that tests can set clocks and sleep. */
export interface MachineTimes {
  /** Since 1970, by the clock that people, NTP and a flat battery set. */
  wall(): number;
  /** Since some moment, by a clock that nobody sets. On Linux and macOS it stands while the machine sleeps. */
  monotonic(): number;
  /** Since the machine was started. Counts the time of its sleep on Linux, macOS and Windows; some say it in seconds. */
  uptime(): number;
  /** The same for as long as the machine isn't started anew; undefined where the system tells no such thing. */
  readonly boot: string | undefined;
}

/** This machine's. */
export const machineTimes: MachineTimes = {
  wall: Date.now,
  monotonic: () => performance.now(),
  uptime: () => uptime() * 1000,
  boot: bootId(),
};

function bootId(): string | undefined {
  try {
    return readFileSync(BOOT_ID, 'utf8').trim();
  } catch {
    return undefined;
  }
}
