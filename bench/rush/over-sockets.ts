import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Room } from '../../client/room/room.ts';
import { shelf } from '../../test/support/deals.ts';
import { joinRoom } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';
import { cpuSecondsBelow } from '../fanout/target.ts';
import { percentile } from '../support/stats.ts';
import type { CrowdReport, Order } from './crowd.ts';
import { rushedDeal } from './in-process.ts';

const CROWD = fileURLToPath(new URL('./crowd.ts', import.meta.url));
/** Files that the server and the crowd need besides their sockets. */
const OTHER_FILES = 500;
/** Claims without an answer at a time: what a server at its full speed has before it when people press at random. */
const AT_ONCE = 100;
const CLAIMS_AGAIN_AFTER_MS = 6000;

export interface OverSockets {
  readonly sockets: number;
  /** Buyers who claimed over them: where there are more than sockets, several stand on one, one after the other. */
  readonly socket_buyers: number;
  readonly socket_decisions_per_s: number;
  /** The same for each second that the server's processes, edges included, were on a core, which others on this machine can't slow down. */
  readonly socket_decisions_per_cpu_s: number;
  readonly ack_p50_ms: number;
  readonly ack_p99_ms: number;
  /** Everybody who has a socket presses in the same instant: until the last one has an answer. */
  readonly at_once_s: number;
  readonly at_once_sold: number;
  readonly sold: number;
}

/** How many sockets this machine lets a process hold, up to one for each buyer. */
function socketsFor(buyers: number): number {
  const { stdout } = spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' });
  return Math.min(buyers, (Number(stdout) || buyers + OTHER_FILES) - OTHER_FILES);
}

/** Keeps a process and its threads on one core, where the system can. */
function pin(pid: number, core: number): void {
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)]);
}

async function order<T>(crowd: ChildProcess, what: Order): Promise<T> {
  const answer = once(crowd, 'message');
  const died = once(crowd, 'exit').then(() => {
    throw new Error('The crowd has died.');
  });
  crowd.send(what);
  const [report] = await Promise.race([answer, died]);
  return report as T;
}

/** A server on one core and a crowd on another one, which claims over sockets. */
export async function decideOverSockets(
  say: (text: string) => void,
  buyers: number,
  units: number,
): Promise<OverSockets> {
  const server = await TestServer.start([], { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' });
  const crowd = fork(CROWD, [String(new URL(server.origin).port), 'default']);
  const host = await joinRoom(server, { token: server.hostToken });
  try {
    const products = shelf(Date.now()).map(product => ({ ...product, stock: units }));
    await host.send('catalog.import', { products });
    pin(server.pid, 0);
    pin(crowd.pid ?? 0, 1);
    const sockets = socketsFor(buyers);
    say(`${sockets} sockets join`);
    await order(crowd, { do: 'join', people: sockets });
    const rush = await rushFor('shoe', {
      host,
      crowd,
      server,
      units,
      claims: buyers,
      atOnce: AT_ONCE,
      pins: 1,
    });
    await new Promise(resolve => setTimeout(resolve, CLAIMS_AGAIN_AFTER_MS));
    const all = await rushFor('sock', {
      host,
      crowd,
      server,
      units,
      claims: sockets,
      atOnce: sockets,
      pins: 2,
    });
    return {
      sockets,
      socket_buyers: buyers,
      socket_decisions_per_s: Math.round(buyers / rush.seconds),
      socket_decisions_per_cpu_s: Math.round(buyers / rush.cpu),
      ack_p50_ms: percentile(rush.latencies, 0.5),
      ack_p99_ms: percentile(rush.latencies, 0.99),
      at_once_s: Math.round(all.seconds * 100) / 100,
      at_once_sold: all.sold,
      sold: rush.sold,
    };
  } finally {
    host.close();
    crowd.kill();
    await server.stop();
  }
}

interface Rush {
  readonly host: Room;
  readonly crowd: ChildProcess;
  readonly server: TestServer;
  readonly units: number;
  readonly claims: number;
  readonly atOnce: number;
  /** How many offers have been pinned when this one is. */
  readonly pins: number;
}

/** Starts a deal on a product, lets the crowd rush for it as soon as all of them have it before them, and ends it. */
async function rushFor(productId: string, { host, crowd, server, units, claims, atOnce, pins }: Rush) {
  const dealId = `rush-${productId}`;
  const plan = { ...rushedDeal(units), id: dealId, items: [{ productId, count: 1 }] };
  await host.send('deal.save', { plan });
  await host.send('deal.start', { dealId });
  await order(crowd, { do: 'see', pins });
  const before = cpuSecondsBelow(server.pid);
  const report = await order<CrowdReport>(crowd, { do: 'claim', claims, atOnce, dealId });
  const cpu = cpuSecondsBelow(server.pid) - before;
  await host.send('deal.end', { dealId });
  const { odd } = report;
  if (odd.length > 0) throw new Error(`${odd.length} claims were answered otherwise, such as: ${odd[0]}`);
  return { ...report, cpu };
}
