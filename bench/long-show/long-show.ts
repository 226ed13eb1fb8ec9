import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { killedWriter } from '../support/killed-writer.ts';
import type { BenchResult } from '../support/result.ts';
import { percentile } from '../support/stats.ts';
import type { MadeShow } from './make-show.ts';
import { type Joined, ServedShow } from './served-show.ts';
import { snapshotBlocks } from './snapshot-block.ts';

const MAKE_SHOW = fileURLToPath(new URL('./make-show.ts', import.meta.url));
const LINES = 400_000;
const SHOW = 'Long show';
const SLUG = 'long-show';
const ROUNDS = 9;
const JOINS = 15;

type Say = (text: string) => void;

/**
 * How long a server takes to come back on a show of 400,000 chat lines over eight hours, with deals, claims, pins, mutes
 * and changes of the shelf between them, killed just before it would have saved its next snapshot; and what it needs
 * then. Beside it the same with a show that was just made, in turns.
 */
export async function run(say: Say): Promise<BenchResult> {
  say(`Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  const long = mkdtempSync(join(tmpdir(), 'vitrine-long-'));
  const fresh = mkdtempSync(join(tmpdir(), 'vitrine-fresh-'));
  try {
    const made = await makeShow(long, LINES);
    say(`A show is written: ${JSON.stringify(made)}`);
    await makeShow(fresh, 0);
    const rounds: { long: Start; fresh: Start }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      // Each goes first as often as the other.
      const isFreshFirst = round % 2 === 0;
      const first = await startOnce(isFreshFirst ? fresh : long);
      const second = await startOnce(isFreshFirst ? long : fresh);
      const pair = isFreshFirst ? { fresh: first, long: second } : { long: first, fresh: second };
      rounds.push(pair);
      say(`Round ${round}: ${pair.long.restart.toFixed(2)} s, fresh ${pair.fresh.restart.toFixed(2)} s`);
    }
    const [ours, beside] = [rounds.map(pair => pair.long), rounds.map(pair => pair.fresh)];
    const [figures, freshFigures] = [figuresOf(ours), figuresOf(beside)];
    const snapshot_block_ms = percentile(await snapshotBlocks(), 0.5);
    say(`The event loop stands still for ${snapshot_block_ms} ms while 20,000 claims are saved`);
    return { ours: { ...figures, ...prefixed(freshFigures), snapshot_block_ms, ...made }, peers: {} };
  } finally {
    for (const folder of [long, fresh]) rmSync(folder, { recursive: true, force: true });
  }
}

const makeShow = (folder: string, lines: number): Promise<MadeShow> =>
  killedWriter(MAKE_SHOW, [folder, SLUG, String(lines)]);

interface Start {
  readonly restart: number;
  readonly ready: number;
  readonly megabytes: number;
  readonly host: readonly Joined[];
  readonly viewer: readonly Joined[];
}

async function startOnce(data: string): Promise<Start> {
  const served = await ServedShow.start(data, SHOW);
  try {
    const host: Joined[] = [];
    const viewer: Joined[] = [];
    for (let count = 0; count < JOINS; count++) {
      host.push(await served.joinAsHost());
      viewer.push(await served.joinAsViewer());
    }
    const { restartSeconds: restart, readySeconds: ready, megabytes } = served;
    return { restart, ready, megabytes, host, viewer };
  } finally {
    await served.kill();
  }
}

function figuresOf(starts: readonly Start[]) {
  const of = (value: (start: Start) => number): number => {
    const sorted = starts.map(value).sort((one, other) => one - other);
    return sorted[sorted.length >> 1] ?? Number.NaN;
  };
  const host = starts.flatMap(start => start.host);
  const viewer = starts.flatMap(start => start.viewer);
  return {
    restart_s: round(
      of(start => start.restart),
      100,
    ),
    ready_s: round(
      of(start => start.ready),
      100,
    ),
    rss_mb: round(
      of(start => start.megabytes),
      10,
    ),
    join_ms: percentile(
      host.map(({ ms }) => ms),
      0.5,
    ),
    viewer_join_ms: percentile(
      viewer.map(({ ms }) => ms),
      0.5,
    ),
    join_kb: round((host[0]?.bytes ?? Number.NaN) / 1024, 10),
  };
}

const round = (value: number, parts: number): number => Math.round(value * parts) / parts;

const prefixed = (figures: object): object =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [`fresh_${key}`, value]));
