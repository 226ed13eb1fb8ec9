import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { shelf } from '../../test/support/deals.ts';
import { joinRoom } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';
import { percentile } from '../support/stats.ts';
import type { CrowdReport, Order } from './crowd.ts';
import { rushedDeal } from './in-process.ts';

const CROWD = fileURLToPath(new URL('./crowd.ts', import.meta.url));
/** Files that the server and the crowd need besides their sockets. */
const OTHER_FILES = 500;
/** Claims without an answer at a time: what a server at its full speed has before it when people press at random. */
const AT_ONCE = 200;
const CLAIMS_AGAIN_AFTER_MS = 6000;

export interface OverSockets {
  readonly sockets: number;
  /** Buyers who claimed over them: where there are more than sockets, several stand on one, one after the other. */
  readonly socket_buyers: number;
  readonly socket_decisions_per_s: number;
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
  try {
    const host = await joinRoom(server, { token: server.hostToken });
    const products = shelf(Date.now()).map(product => ({ ...product, stock: 2 * units }));
    await host.send('catalog.import', { products });
    pin(server.pid, 0);
    pin(crowd.pid ?? 0, 1);
    const sockets = socketsFor(buyers);
    say(`${sockets} sockets join`);
    await order(crowd, { do: 'join', people: sockets });
    const open = async (id: string, productId: string) => {
      const plan = { ...rushedDeal(units), id, items: [{ productId, count: 1 }] };
      await host.send('deal.save', { plan });
      await host.send('deal.start', { dealId: id });
    };
    await open('rush', 'shoe');
    const rush = await order<CrowdReport>(crowd, {
      do: 'claim',
      claims: buyers,
      atOnce: AT_ONCE,
      dealId: 'rush',
    });
    await host.send('deal.end', { dealId: 'rush' });
    await new Promise(resolve => setTimeout(resolve, CLAIMS_AGAIN_AFTER_MS));
    await open('again', 'sock');
    const again = await order<CrowdReport>(crowd, {
      do: 'claim',
      claims: sockets,
      atOnce: sockets,
      dealId: 'again',
    });
    host.close();
    const odd = [...rush.odd, ...again.odd];
    if (odd.length > 0) throw new Error(`${odd.length} claims were answered otherwise, such as: ${odd[0]}`);
    return {
      sockets,
      socket_buyers: buyers,
      socket_decisions_per_s: Math.round(buyers / rush.seconds),
      ack_p50_ms: percentile(rush.latencies, 0.5),
      ack_p99_ms: percentile(rush.latencies, 0.99),
      at_once_s: Math.round(again.seconds * 100) / 100,
      at_once_sold: again.sold,
      sold: rush.sold,
    };
  } finally {
    crowd.kill();
    await server.stop();
  }
}
