import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebSocket } from 'ws';
import { pinnedEvent, postedEvent } from '../fanout/line.ts';
import { Ticker } from './ticker.ts';

/**
 * What the peers on `ws` do with what comes in: lines of chat go to everybody, at once or with the tick that the process
 * was started with, and a pin goes to everybody at once. Returns who hears a socket.
 */
export function chatFor(sendToAll: (what: object) => void): (socket: WebSocket) => void {
  const ticker = new Ticker(Number(process.argv[2] ?? 0), sendToAll);
  return socket => {
    socket.on('error', () => {});
    socket.on('message', raw => {
      const { name, data } = JSON.parse(String(raw)) as { name: string; data: { text: string } };
      if (name === 'chat.post') ticker.add(postedEvent('somebody', data.text));
      else if (name === 'offer.pin') sendToAll(pinnedEvent());
    });
  };
}

/** Listens, tells the parent where, and ends with it. */
export function serveParent(server: Server): void {
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
  process.on('disconnect', () => process.exit());
}
