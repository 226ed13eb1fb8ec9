import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClockFile } from '../../../../server/show/time/clock-file.ts';
import type { MachineTimes } from '../../../../server/show/time/machine-times.ts';
import { ServerClock } from '../../../../server/show/time/server-clock.ts';
import { temporaryFolder } from '../../../support/log.ts';

const NOON = 1_780_000_000_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A machine whose clock can be set, and which can sleep; its monotonic time is that of the fake timers. */
class Machine implements MachineTimes {
  readonly boot: string | undefined = 'this start';
  readonly #began = performance.now();
  #setBy = 0;
  #slept = 0;

  constructor(boot?: string) {
    if (boot !== undefined) this.boot = boot;
  }

  wall = () => NOON + performance.now() - this.#began + this.#slept + this.#setBy;
  monotonic = () => performance.now();
  /** In whole seconds, as macOS has it. */
  uptime = () => Math.floor((performance.now() + this.#slept) / 1000) * 1000;

  set(byMs: number): void {
    this.#setBy += byMs;
  }

  sleep(ms: number): void {
    this.#slept += ms;
  }
}

const logger = { warn: vi.fn() };
const open: ServerClock[] = [];

function start(times: MachineTimes, file?: ClockFile): ServerClock {
  const clock = new ServerClock({ logger, times, ...(file ? { file } : {}) });
  open.push(clock);
  return clock;
}

beforeEach(() => {
  vi.useFakeTimers();
  logger.warn.mockClear();
});
afterEach(() => {
  for (const clock of open.splice(0)) clock.close(false);
  vi.useRealTimers();
});

describe('the server’s time', () => {
  test('goes on as time passes while the machine’s clock is set by seconds, hours and days', () => {
    const machine = new Machine();
    const clock = start(machine);
    const began = clock.now();
    for (const byMs of [-HOUR_MS, 2000, 40 * 24 * HOUR_MS, -3000, -41 * 24 * HOUR_MS]) {
      machine.set(byMs);
      vi.advanceTimersByTime(10_000);
    }
    expect(clock.now() - began).toBe(50_000);
  });

  test('is not moved by a jump forward and back, and knows that the machine’s clock agrees again', () => {
    const machine = new Machine();
    const clock = start(machine);
    machine.set(HOUR_MS);
    vi.advanceTimersByTime(2000);
    expect(clock.aheadMs).toBeCloseTo(HOUR_MS, -1);
    machine.set(-HOUR_MS);
    vi.advanceTimersByTime(2000);
    expect(Math.abs(clock.aheadMs)).toBeLessThan(10);
    expect(clock.now()).toBe(NOON + 4000);
  });

  test('rings its alarms after their true length, whatever the clock is set to between', () => {
    const machine = new Machine();
    const clock = start(machine);
    const rung = vi.fn();
    clock.after(30_000, rung);
    machine.set(-HOUR_MS);
    vi.advanceTimersByTime(29_900);
    expect(rung).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(rung).toHaveBeenCalledOnce();
  });

  test('does not ring an alarm that was called off', () => {
    const clock = start(new Machine());
    const rung = vi.fn();
    clock.after(1000, rung)();
    vi.advanceTimersByTime(5000);
    expect(rung).not.toHaveBeenCalled();
  });

  test('counts the machine’s sleep as passed, so that what ended in it ends at the waking', () => {
    const machine = new Machine();
    const clock = start(machine);
    const [short, long] = [vi.fn(), vi.fn()];
    clock.after(30_000, short);
    clock.after(3 * HOUR_MS, long);
    vi.advanceTimersByTime(5000);
    machine.sleep(2 * HOUR_MS);
    vi.advanceTimersByTime(1010);
    expect(Math.abs(clock.now() - machine.wall())).toBeLessThan(2);
    expect(short).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(HOUR_MS - 10_000);
    expect(long).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(long).toHaveBeenCalledOnce();
    expect(logger.warn).not.toHaveBeenCalled();
  });

  test('tells a sleep from a clock that was set in it', () => {
    const machine = new Machine();
    const clock = start(machine);
    vi.advanceTimersByTime(5000);
    machine.sleep(HOUR_MS);
    machine.set(-2 * HOUR_MS);
    vi.advanceTimersByTime(2000);
    expect(Math.abs(clock.now() - (NOON + HOUR_MS + 7000))).toBeLessThan(1100);
    expect(Math.abs(clock.aheadMs + 2 * HOUR_MS)).toBeLessThan(1100);
  });

  test('follows what is less than a jump half a millisecond a second, as a clock is adjusted', () => {
    const machine = new Machine();
    const clock = start(machine);
    const before = clock.now();
    machine.set(400);
    vi.advanceTimersByTime(100_000);
    expect(clock.now() - before).toBe(100_050);
    vi.advanceTimersByTime(1_000_000);
    expect(clock.now()).toBe(Math.round(machine.wall()));
    expect(logger.warn).not.toHaveBeenCalled();
  });
});

test('a jump is logged once and told once, and a listener that was taken off hears of none', () => {
  const machine = new Machine();
  const clock = start(machine);
  const [told, gone] = [vi.fn(), vi.fn()];
  clock.onJump(told);
  clock.onJump(gone)();
  machine.set(-HOUR_MS);
  vi.advanceTimersByTime(MINUTE_MS);
  expect(told).toHaveBeenCalledOnce();
  expect(gone).not.toHaveBeenCalled();
  expect(logger.warn).toHaveBeenCalledOnce();
  expect(logger.warn.mock.calls[0]?.[0]).toEqual({ jumpedMs: -HOUR_MS, aheadMs: -HOUR_MS });
});

describe('over a restart', () => {
  const fileOf = (folder: string, machine: Machine) => new ClockFile(join(folder, 'clock.json'), machine);

  test.each([-HOUR_MS, HOUR_MS])('the time goes on where the clock was set by %i ms meanwhile', byMs => {
    const folder = temporaryFolder();
    const machine = new Machine();
    const first = start(machine, fileOf(folder, machine));
    vi.advanceTimersByTime(MINUTE_MS);
    // Killed: nothing is written any more.
    const killedAt = first.now();
    machine.set(byMs);
    vi.advanceTimersByTime(3000);
    const second = start(machine, fileOf(folder, machine));
    expect(Math.abs(second.now() - killedAt - 3000)).toBeLessThan(1100);
    expect(Math.abs(second.aheadMs - byMs)).toBeLessThan(1100);
  });

  test('the machine’s clock counts again once the server was stopped with nothing running', () => {
    const folder = temporaryFolder();
    const machine = new Machine();
    const first = start(machine, fileOf(folder, machine));
    machine.set(-HOUR_MS);
    vi.advanceTimersByTime(2000);
    first.close(false);
    const second = start(machine, fileOf(folder, machine));
    expect(second.now()).toBe(Math.round(machine.wall()));
    expect(second.aheadMs).toBe(0);
  });

  test('the time goes on where the server was stopped while something ran', () => {
    const folder = temporaryFolder();
    const machine = new Machine();
    const first = start(machine, fileOf(folder, machine));
    machine.set(-HOUR_MS);
    vi.advanceTimersByTime(2000);
    first.close(true);
    const second = start(machine, fileOf(folder, machine));
    expect(Math.abs(second.now() - first.now())).toBeLessThan(1100);
  });

  test('the machine’s clock counts after a new start of the machine, whose uptime says nothing of the one before', () => {
    const folder = temporaryFolder();
    const before = new Machine();
    start(before, fileOf(folder, before)).close(true);
    const after = new Machine('another start');
    after.set(HOUR_MS);
    expect(start(after, fileOf(folder, after)).now()).toBe(NOON + HOUR_MS);
  });
});
