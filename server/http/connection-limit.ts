import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { BurstLog } from '../burst-log.ts';
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
  const held = new Map<string, Set<Socket>>();
  const release = (key: string, socket: Socket) => {
    const sockets = held.get(key);
    sockets?.delete(socket);
    if (sockets?.size === 0) held.delete(key);
  };
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isProxy(address, 0)) return;
    const key = addressKey(address);
    const sockets = held.get(key) ?? new Set();
    if (sockets.size >= most) {
      bursts.note('Connections were ended: too many from one address.', key);
      socket.destroy();
      return;
    }
    held.set(key, sockets.add(socket));
    socket.once('close', () => release(key, socket));
  });
  // Sockets of shows have a limit of their own.
  server.on('upgrade', ({ socket }) => release(addressKey(socket.remoteAddress ?? ''), socket as Socket));
}
