import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { processes } from '../support/processes.ts';
import { type Dialect, microseconds } from './dialect.ts';

/** A server under load: where it is, how it speaks, and how an offer is pinned there. */
export interface Target {
  readonly port: number;
  /** All processes below this one, and it itself, count as the server. */
  readonly pid: number;
  readonly dialect: Dialect;
  /** Pins an offer; when that was asked for, in microseconds of the shared clock. */
  pin(): number;
  stop(): Promise<void>;
}

/** Starts a server of this folder or of `peers/`, which tells its port when it listens. */
export async function startProgram(program: URL, args: readonly string[], dialect: Dialect): Promise<Target> {
  const child = fork(fileURLToPath(program), args);
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${program.pathname} has ended with code ${code}`);
  });
  const [{ port }] = (await Promise.race([once(child, 'message'), died])) as [{ port: number }];
  died.catch(() => {});
  const host = await openHost(port, dialect);
  let pins = 0;
  return {
    port,
    pid: child.pid ?? 0,
    dialect,
    pin: () => {
      pins += 1;
      const askedAt = microseconds();
      host.send(dialect.askPin.replace('{id}', `pin-${pins}`));
      return askedAt;
    },
    stop: () => stop(child, host),
  };
}

async function openHost(port: number, dialect: Dialect): Promise<WebSocket> {
  const host = new WebSocket(`ws://127.0.0.1:${port}${dialect.path}`);
  await once(host, 'open');
  for (const frame of dialect.hello) host.send(frame);
  host.on('message', raw => {
    if (dialect.beat && String(raw) === dialect.beat[0]) host.send(dialect.beat[1]);
  });
  return host;
}

async function stop(child: ChildProcess, host: WebSocket): Promise<void> {
  host.terminate();
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Processor seconds of a process and all below it. */
export function cpuSecondsBelow(root: number): number {
  const all = processes();
  const belongs = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0;
    return pid === root || (parent !== 0 && belongs(parent));
  };
  let sum = 0;
  for (const [pid, { seconds }] of all) if (belongs(pid)) sum += seconds;
  return sum;
}
