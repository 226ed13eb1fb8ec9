import type { Logger } from 'pino';
import { type Clock, MAX_TIMER_MS } from './clock.ts';
import type { ClockFile } from './clock-file.ts';
import { type MachineTimes, machineTimes } from './machine-times.ts';

const CHECK_EVERY_MS = 1000;
/** The machine's clock was set when it moves by so much against the time that has passed. */
const JUMP_MS = 1000;
/** Less than that is caught up with by so much at each check, half a millisecond in a second as `adjtime` does. */
const SLEW_MS = 0.5;
/** The machine has slept when its uptime has grown by so much more than its monotonic clock; some uptimes are in seconds. */
const SLEEP_MS = 2000;
/** Longer between two readings of clocks, and they can't be compared: something else ran between. */
const READING_MS = 50;
const KEEP_EVERY_MS = 60_000;

export interface ServerClockOptions {
  readonly logger: Pick<Logger, 'warn'>;
  /** Where the time is kept for a restart; without one a restart begins with the machine's clock. */
  readonly file?: ClockFile;
  readonly times?: MachineTimes;
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
  timer: NodeJS.Timeout | undefined;
}

/**
 * The server's time: that of the machine's clock at the first start, and from then on what has passed, so that nothing
 * ends early or late because somebody, or NTP, sets the clock. Sleep of the machine counts as passed. A clock that was
 * set is logged and told, and what it has moved by stays apart in `aheadMs` ([adr/0024](../../docs/adr/0024-time.md)).
 */
export class ServerClock implements Clock {
  readonly #times: MachineTimes;
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #file: ClockFile | undefined;
  readonly #alarms = new Set<Alarm>();
  readonly #listeners = new Set<() => void>();
  readonly #checking: NodeJS.Timeout;
  /** This time minus the monotonic one. */
  #base: number;
  /** The uptime minus the monotonic time at the last check. */
  #gap: number;
  #aheadMs = 0;
  #keptAt = Number.NEGATIVE_INFINITY;

  constructor({ logger, file, times = machineTimes }: ServerClockOptions) {
    this.#times = times;
    this.#logger = logger;
    this.#file = file;
    this.#gap = times.uptime() - times.monotonic();
    this.#base = (file?.read() ?? times.wall()) - times.monotonic();
    this.check();
    this.#checking = setInterval(() => this.check(), CHECK_EVERY_MS);
    this.#checking.unref();
  }

  /** Whole milliseconds since 1970. */
  now(): number {
    return Math.round(this.#exact());
  }

  after(ms: number, run: () => void): () => void {
    const alarm: Alarm = { at: this.now() + ms, run, timer: undefined };
    this.#alarms.add(alarm);
    this.#set(alarm);
    return () => {
      clearTimeout(alarm.timer);
      this.#alarms.delete(alarm);
    };
  }

  /** How far the machine's clock was set ahead of this time, in milliseconds; below 0 where it was set back. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  /** Calls a listener whenever the machine's clock was set; returns the function that removes it. */
  onJump(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Compares the machine's clocks once; done each second. */
  check(): void {
    this.#countSleep();
    const drift = this.#drift();
    if (drift === undefined) return;
    if (Math.abs(drift) >= JUMP_MS) this.#jumped(drift);
    else this.#base += Math.max(-SLEW_MS, Math.min(SLEW_MS, drift));
    if (this.#exact() - this.#keptAt >= KEEP_EVERY_MS) this.#keep();
  }

  /**
   * Stops. What still runs has to end after its true length also where the server starts again; with nothing running,
   * the next start begins with the machine's clock.
   */
  close(isSomethingRunning: boolean): void {
    clearInterval(this.#checking);
    if (isSomethingRunning) this.#keep();
    else this.#file?.remove();
  }

  #exact(): number {
    return this.#base + this.#times.monotonic();
  }

  /** How far the machine's clock has moved against this one since what is known of; undefined where it can't be told now. */
  #drift(): number | undefined {
    const before = this.#exact();
    const drift = this.#times.wall() - this.#exact() - this.#aheadMs;
    return this.#exact() - before < READING_MS ? drift : undefined;
  }

  #jumped(by: number): void {
    this.#aheadMs += by;
    this.#keep();
    this.#logger.warn(
      { jumpedMs: Math.round(by), aheadMs: Math.round(this.#aheadMs) },
      'The clock of this machine was set. What runs in shows ends after its true length all the same.',
    );
    for (const listener of this.#listeners) listener();
  }

  #countSleep(): void {
    const gap = this.#times.uptime() - this.#times.monotonic();
    const slept = gap - this.#gap;
    if (Math.abs(slept) < SLEEP_MS) return;
    this.#gap = gap;
    if (slept < 0) return;
    this.#base += slept;
    // The machine's clock says to the millisecond what some uptimes say to the second.
    const rest = this.#drift() ?? 0;
    if (Math.abs(rest) < SLEEP_MS) this.#base += Math.max(rest, -slept);
    for (const alarm of this.#alarms) this.#set(alarm);
  }

  #set(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const ms = Math.max(0, alarm.at - this.now());
    alarm.timer = setTimeout(() => this.#ring(alarm), Math.min(ms, MAX_TIMER_MS));
  }

  #ring(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    alarm.run();
  }

  #keep(): void {
    this.#keptAt = this.#exact();
    this.#file?.write(this.#keptAt);
  }
}
