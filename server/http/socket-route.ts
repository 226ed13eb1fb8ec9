import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Connection, Link } from '../show/connection.ts';
import { heartbeat } from './heartbeat.ts';

/** How many connections one network address may hold; a household or a shop's stand stays far below. */
const MAX_CONNECTIONS_PER_ADDRESS = 2000;
/** A client that doesn't read for so many bytes is cut off; it comes back by resuming. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;

/** A socket in this process as the transport of a connection. */
function linkOf(socket: WebSocket): Link {
  return {
    get isOpen() {
      return socket.readyState === socket.OPEN;
    },
    send: frame => {
      if (socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate();
      else socket.send(frame);
    },
    close: (code, reason) => socket.close(code, reason),
  };
}

/** The socket that the whole protocol goes over. */
export async function socketRoute(
  app: FastifyInstance,
  { connect }: { connect: (link: Link) => Connection },
): Promise<void> {
  const perAddress = new Map<string, number>();
  app.get('/socket', { websocket: true }, (socket, { ip }) => {
    const open = (perAddress.get(ip) ?? 0) + 1;
    if (open > MAX_CONNECTIONS_PER_ADDRESS)
      return socket.close(1013, 'too many connections from this address');
    perAddress.set(ip, open);
    const stop = heartbeat(socket);
    const connection = connect(linkOf(socket));
    socket.on('message', (raw, isBinary) => void connection.receive(raw as Buffer, isBinary));
    socket.on('close', () => {
      stop();
      connection.closed();
      const left = (perAddress.get(ip) ?? 1) - 1;
      if (left > 0) perAddress.set(ip, left);
      else perAddress.delete(ip);
    });
  });
}
