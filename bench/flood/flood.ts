import { availableParallelism, loadavg } from 'node:os';
import { plainWs, socketIo } from '../fanout/dialect.ts';
import { startRealServer } from '../fanout/real-server.ts';
import { startProgram, type Target } from '../fanout/target.ts';
import type { BenchResult } from '../support/result.ts';
import { type Measured, measure } from './measure.ts';

const WS = new URL('../peers/ws-fanout.ts', import.meta.url);
const SOCKET_IO = new URL('../peers/socketio-fanout.ts', import.meta.url);
/** How long each attack lasts. */
const SECONDS = 20;

type Say = (text: string) => void;

/**
 * 100 viewers from homes of their own chat, alone, and beside one and then eight attackers in processes and with
 * addresses of their own: frames that are refused, frames of 32 KB, joins, and uploads without a token, 20 seconds each.
 * Beside it the same by a plain loop over `ws` and by Socket.IO, as both come. `--minutes` sets the length of an attack.
 */
export async function run(say: Say, { minutes }: { minutes?: number } = {}): Promise<BenchResult> {
  const seconds = minutes === undefined ? SECONDS : minutes * 60;
  say(`Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  const ours = await under(say, 'Ours', startRealServer, seconds);
  const ws = await under(say, 'ws', () => startProgram(WS, [], plainWs), seconds);
  const socketio = await under(say, 'Socket.IO', () => startProgram(SOCKET_IO, [], socketIo), seconds);
  return { ours, peers: { ws, socketio } };
}

async function under(
  say: Say,
  name: string,
  start: () => Promise<Target>,
  seconds: number,
): Promise<Measured> {
  say(name);
  const target = await start();
  try {
    const measured = await measure(target, seconds, say);
    say(`${name}: ${JSON.stringify(measured)}`);
    return measured;
  } finally {
    await target.stop();
  }
}
