import { availableParallelism, loadavg } from 'node:os';
import { installDebianPackages, mayInstall } from '../../scripts/setup/debian.mjs';
import { claimFromPostgres } from '../peers/postgres-claims.ts';
import { claimFromRedis } from '../peers/redis-claims.ts';
import type { BenchResult } from '../support/result.ts';
import { decideInProcess } from './in-process.ts';
import { decideOverSockets } from './over-sockets.ts';

const BUYERS = 50_000;
const UNITS = 100;
/** Runs of each kind in this process, of which the middle one counts; the first ones warm the code up. */
const RUNS = 5;
const HOLDS = 20_000;

type Say = (text: string) => void;

/**
 * 50,000 buyers want 100 units: how many decisions a second, in this process and over sockets with the server on one
 * core, and how many where each of them is a hold that has to be on the disk. Beside it Redis and PostgreSQL decide the
 * same with the same durability: a hold and its idempotency key, synced before the answer.
 */
export async function run(say: Say): Promise<BenchResult> {
  if (mayInstall())
    await installDebianPackages(['redis-server', 'redis-tools', 'postgresql'], 'the peers of this bench');
  say(`Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  // First of all, while this process has no garbage to collect on the core that the server is kept on.
  const sockets = await decideOverSockets(say, BUYERS, UNITS);
  say(`Over sockets: ${sockets.socket_decisions_per_s} decisions/s`);
  const rush = await middleOf(BUYERS, UNITS);
  say(`In process: ${rush.per_s} decisions/s`);
  const holds = await middleOf(HOLDS, HOLDS);
  say(`In process, each of them a hold: ${holds.per_s}/s`);
  const redis = await claimFromRedis(BUYERS, UNITS);
  say(`Redis: ${redis.decisions_per_s} decisions/s`);
  const postgres = await claimFromPostgres(BUYERS, UNITS);
  say(`PostgreSQL: ${postgres.decisions_per_s} decisions/s`);
  return {
    ours: { decisions_per_s: rush.per_s, holds_per_s: holds.per_s, ...sockets },
    peers: { redis, postgres },
  };
}

async function middleOf(buyers: number, units: number) {
  const runs = [];
  for (let count = 0; count < RUNS; count++) runs.push(await decideInProcess(buyers, units));
  const wrong = runs.find(({ sold }) => sold !== units);
  if (wrong) throw new Error(`${wrong.sold} of ${units} units were sold`);
  return runs.toSorted((one, other) => one.per_s - other.per_s)[RUNS >> 1] ?? { per_s: 0, sold: 0 };
}
