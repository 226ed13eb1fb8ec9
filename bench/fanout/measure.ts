import { setTimeout as wait } from 'node:timers/promises';
import { memoryOf } from '../support/memory.ts';
import { percentile, percentileOfCounts } from '../support/stats.ts';
import type { CrowdReport } from './crowd.ts';
import { Crowd } from './crowd-process.ts';
import { cpuSecondsBelow, type Target } from './target.ts';

export interface Load {
  readonly sockets: number;
  readonly linesPerSecond: number;
  readonly seconds: number;
  /** Further sockets, which stop reading before the load begins. */
  readonly stalled?: number;
}

export interface Measured {
  readonly deliveries_per_cpu_s: number;
  readonly deliveries_per_s: number;
  readonly pin_p50_ms: number;
  readonly pin_p99_ms: number;
  readonly talk_p99_ms: number;
  /** Processor seconds of the server for each second. */
  readonly server_cpu_share: number;
  /** Lines that came together; more than the rate and the tick would have it where the machine had no time. */
  readonly lines_per_frame: number;
  /** Processor time of the server for each frame of lines that arrived, all else included. */
  readonly cpu_us_per_frame: number;
  /** Megabytes that the server grew by from before the load to its end. */
  readonly rss_growth_mb: number;
}

const WARM_UP_MS = 4000;
const PIN_EVERY_MS = 1000;
const ARRIVES_WITHIN_MS = 1000;
/** One socket of so many is read at once and timed; the others only have to be written to. */
const TIMED_ONE_OF = 20;
/** Timed sockets join among the others, so that they stand everywhere in the server's order. */
const ROUNDS = 10;

/** A crowd joins, talks and is told of pins; what the server spent and how late things came. */
export async function measure(target: Target, load: Load): Promise<Measured> {
  const crowd = new Crowd(target.port, target.dialect, true);
  const timed = new Crowd(target.port, target.dialect);
  const stalled = load.stalled ? new Crowd(target.port, target.dialect) : undefined;
  try {
    const timedPeople = load.sockets / TIMED_ONE_OF;
    for (let round = 0; round < ROUNDS; round++) {
      await crowd.order({ do: 'join', people: (load.sockets - timedPeople) / ROUNDS });
      await timed.order({ do: 'join', people: timedPeople / ROUNDS });
    }
    await stalled?.order({ do: 'join', people: load.stalled ?? 0 });
    await wait(WARM_UP_MS);
    const before = memoryOf(target.pid);
    await stalled?.order({ do: 'stall' });
    await crowd.order({ do: 'talk', linesPerSecond: load.linesPerSecond });
    await wait(WARM_UP_MS);
    for (const each of [crowd, timed]) await each.order({ do: 'reset' });
    const cpu = cpuSecondsBelow(target.pid);
    const asked = await pinFor(target, load.seconds);
    const spent = cpuSecondsBelow(target.pid) - cpu;
    const { lines, lineFrames } = sumOf(await crowd.report(), await timed.report());
    const growth = memoryOf(target.pid) - before;
    await crowd.order({ do: 'talk', linesPerSecond: 0 });
    await wait(ARRIVES_WITHIN_MS);
    const { ended } = sumOf(await crowd.report(), await timed.report());
    if (ended > 0) throw new Error(`${ended} sockets of the crowd were ended by the server`);
    return {
      deliveries_per_cpu_s: Math.round(lines / spent),
      deliveries_per_s: Math.round(lines / load.seconds),
      ...latencies(await timed.report(), asked),
      server_cpu_share: Math.round((spent / load.seconds) * 100) / 100,
      lines_per_frame: Math.round((lines / lineFrames) * 10) / 10,
      cpu_us_per_frame: Math.round((spent / lineFrames) * 1e7) / 10,
      rss_growth_mb: Math.round(growth * 10) / 10,
    };
  } finally {
    for (const each of [crowd, timed, stalled]) each?.leave();
  }
}

const sumOf = (one: CrowdReport, other: CrowdReport) => ({
  lines: one.lines + other.lines,
  lineFrames: one.lineFrames + other.lineFrames,
  ended: one.ended + other.ended,
});

/** Pins once a second; when each of them was asked for. */
async function pinFor(target: Target, seconds: number): Promise<number[]> {
  const asked: number[] = [];
  for (let second = 0; second < seconds; second++) {
    await wait(PIN_EVERY_MS);
    asked.push(target.pin());
  }
  return asked;
}

function latencies({ pins, lineMs }: CrowdReport, asked: readonly number[]) {
  const pinMs = asked.flatMap((at, number) => (pins[number] ?? []).map(arrived => (arrived - at) / 1000));
  return {
    pin_p50_ms: percentile(pinMs, 0.5),
    pin_p99_ms: percentile(pinMs, 0.99),
    talk_p99_ms: percentileOfCounts(lineMs, 0.99),
  };
}

/** Kilobytes by which the server grows for each socket that has joined and does nothing. */
export async function memoryPerSocket(target: Target, warm: number, sockets: number): Promise<number> {
  const crowd = new Crowd(target.port, target.dialect);
  try {
    await crowd.order({ do: 'join', people: warm });
    await wait(WARM_UP_MS);
    const before = memoryOf(target.pid);
    await crowd.order({ do: 'join', people: sockets });
    await wait(WARM_UP_MS);
    return Math.round(((memoryOf(target.pid) - before) * 1024 * 10) / sockets) / 10;
  } finally {
    crowd.leave();
  }
}
