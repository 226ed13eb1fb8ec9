import { availableParallelism, loadavg } from 'node:os';
import type { BenchResult } from '../support/result.ts';
import { plainWs, socketIo } from './dialect.ts';
import { type Load, type Measured, measure, memoryPerSocket } from './measure.ts';
import { startRealServer } from './real-server.ts';
import { startProgram, type Target } from './target.ts';

const BARE = new URL('../peers/bare-fanout.ts', import.meta.url);
const WS = new URL('../peers/ws-fanout.ts', import.meta.url);
const SOCKET_IO = new URL('../peers/socketio-fanout.ts', import.meta.url);
const LOAD: Load = { sockets: 2000, linesPerSecond: 300, seconds: 10 };
const STALLED = 100;
/** The broadcast's own tick, for the peers that are tuned with one. */
const TICK_MS = '100';
/** So many sockets are there before memory is counted, so that the edges run. */
const WARM_SOCKETS = 400;

type Say = (text: string) => void;

/**
 * 2,000 sockets, 300 lines of chat a second and a pin every second: how late pins and lines come, and how many lines are
 * delivered for each second of processor time, with every line going to everybody. Beside it the same by a plain loop
 * over `ws` and by Socket.IO's own broadcast, each as it is and with our tick, and with that tick the least that any server
 * in Node has to do, which says what of the figures is the kernel's.
 */
export async function run(say: Say): Promise<BenchResult> {
  say(`Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  const ours = await under(say, 'Ours', startRealServer, LOAD);
  const held = await under(say, 'Ours, 100 stalled', startRealServer, { ...LOAD, stalled: STALLED });
  const kilobytes = await withTarget(startRealServer, target =>
    memoryPerSocket(target, WARM_SOCKETS, LOAD.sockets),
  );
  say(`Ours: ${kilobytes} KB for each idle viewer`);
  const bare = await under(say, 'Bare writes', () => startProgram(BARE, [TICK_MS], plainWs), LOAD);
  const ws = await under(say, 'ws', () => startProgram(WS, [], plainWs), LOAD);
  const wsTick = await under(say, 'ws with a tick', () => startProgram(WS, [TICK_MS], plainWs), LOAD);
  const io = await under(say, 'Socket.IO', () => startProgram(SOCKET_IO, [], socketIo), LOAD);
  const ioTick = await under(
    say,
    'Socket.IO with a tick',
    () => startProgram(SOCKET_IO, [TICK_MS], socketIo),
    LOAD,
  );
  return {
    ours: {
      pin_p50_ms: ours.pin_p50_ms,
      pin_p99_ms: ours.pin_p99_ms,
      talk_p99_ms: ours.talk_p99_ms,
      deliveries_per_cpu_s: ours.deliveries_per_cpu_s,
      kb_per_idle_viewer: kilobytes,
      pin_p99_with_stalled_ms: held.pin_p99_ms,
      rss_growth_with_stalled_mb: held.rss_growth_mb,
      rss_growth_mb: ours.rss_growth_mb,
    },
    peers: { socketio: io, socketio_with_tick: ioTick, ws, ws_with_tick: wsTick, bare_writes: bare },
  };
}

async function under(say: Say, name: string, start: () => Promise<Target>, load: Load): Promise<Measured> {
  const measured = await withTarget(start, target => measure(target, load));
  say(`${name}: ${JSON.stringify(measured)}`);
  return measured;
}

async function withTarget<T>(start: () => Promise<Target>, work: (target: Target) => Promise<T>): Promise<T> {
  const target = await start();
  try {
    return await work(target);
  } finally {
    await target.stop();
  }
}
