// A process that holds sockets for the writer's process: it is handed connections, and writes what it is told to groups
// of them. It knows no show and reads no message. It ends with the process that started it.
import { Socket } from 'node:net';
import type { HandedSocket } from './edge-process.ts';
import { SocketHolder } from './socket-holder.ts';
import { Kind, laneOf, Wire } from './wire.ts';

/** Where the writer's process left its end of the pipe. */
const PIPE = 4;
/** Sockets that don't answer the closing handshake don't hold up the end. */
const CLOSING_MS = 1000;

const wire = new Wire(new Socket({ fd: PIPE }), onOrder);
const holder = new SocketHolder({
  onOpen: socket => wire.send(Kind.opened, socket.id),
  onMessage: (socket, data, isBinary) => wire.send(Kind.message, socket.id, [isBinary ? 1 : 0], data),
  onFlood: id => wire.send(Kind.flooded, id),
  onClose: id => wire.send(Kind.closed, id),
});

function onOrder(kind: number, id: number, payload: Buffer): void {
  if (kind === Kind.publish)
    holder.fanOut.publish(id, laneOf(payload[0]), payload.subarray(3), payload.readUInt16BE(1));
  else if (kind === Kind.released) answer(id);
  else if (kind === Kind.shutDown) shutDown();
  else onSocketOrder(kind, id, payload);
}

function onSocketOrder(kind: number, id: number, payload: Buffer): void {
  const socket = holder.find(id);
  if (!socket) return;
  if (kind === Kind.send) holder.fanOut.send(socket, payload.subarray(1), laneOf(payload[0]));
  else if (kind === Kind.join) holder.fanOut.join(socket, payload.readUInt32BE(0));
  else if (kind === Kind.leave) holder.fanOut.leave(socket);
  else if (kind === Kind.close) socket.close(payload.readUInt16BE(0), payload.subarray(2));
}

function shutDown(): void {
  holder.close();
  const look = () => {
    if (holder.size === 0) process.exit(0);
  };
  setInterval(look, CLOSING_MS / 20);
  setTimeout(() => process.exit(0), CLOSING_MS);
}

interface Arrived {
  readonly handed: HandedSocket;
  readonly network: Socket;
}
/** Connections that are here and that the writer's process may still be reading. */
const arrived = new Map<number, Arrived>();

process.on('message', (handed: HandedSocket, network: Socket | undefined) => {
  // A connection that ended on the way arrives without its socket.
  if (!network) return wire.send(Kind.closed, handed.id);
  network.on('error', () => network.destroy());
  arrived.set(handed.id, { handed, network });
  wire.send(Kind.arrived, handed.id);
});

function answer(id: number): void {
  const here = arrived.get(id);
  arrived.delete(id);
  if (here) holder.accept(here.handed, here.network, Buffer.from(here.handed.head, 'base64'));
}

process.on('disconnect', () => process.exit(0));
// Ctrl+C in a terminal reaches this process too, but the writer's process decides when it ends.
process.on('SIGINT', () => {});
wire.send(Kind.ready, 0);
