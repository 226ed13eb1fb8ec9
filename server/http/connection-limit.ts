import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { BurstLog } from '../burst-log.ts';
import { AddressCounts } from '../edge/address-counts.ts';
import { addressKey } from '../edge/client-address.ts';

/** Connections that one address may hold beside its sockets of shows: hundreds of browsers behind one address. */
const MOST_CONNECTIONS = 1000;

export interface ConnectionLimitOptions {
  /** Proxies in front, which hold everybody's connections. */
  readonly trusted: false | string[];
  readonly bursts: BurstLog;
  readonly most?: number;
}

/** Ends new connections of an address that holds too many, before anything of them is read. */
export function limitConnections(
  server: Server,
  { trusted, bursts, most = MOST_CONNECTIONS }: ConnectionLimitOptions,
): void {
  const isProxy = trusted ? proxyAddr.compile(trusted) : () => false;
  const held = new AddressCounts(most);
  const releases = new WeakMap<object, () => void>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isProxy(address, 0)) return;
    const key = addressKey(address);
    const release = held.take(key);
    if (!release) {
      bursts.note('Connections were ended: too many from one address.', key);
      socket.destroy();
      return;
    }
    releases.set(socket, release);
    socket.once('close', release);
  });
  // Sockets of shows have a limit of their own.
  server.on('upgrade', ({ socket }) => releases.get(socket)?.());
}
