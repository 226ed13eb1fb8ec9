import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { Connection } from '../connection.ts';
import { MAX_CONNECTIONS_PER_ADDRESS } from '../limits.ts';
import type { Shows } from '../shows.ts';

/** A socket that answers no ping for this long is gone, whatever the network says; so the viewer count stays true. */
const PING_EVERY_MS = 10_000;

/** The socket that the whole protocol goes over. */
export async function socketRoute(
  app: FastifyInstance,
  { shows, logger }: { shows: Shows; logger: Logger },
): Promise<void> {
  const perAddress = new Map<string, number>();
  const answering = new WeakSet<WebSocket>();
  const sockets = new Set<WebSocket>();

  app.get('/socket', { websocket: true }, (socket, request) => {
    const open = (perAddress.get(request.ip) ?? 0) + 1;
    if (open > MAX_CONNECTIONS_PER_ADDRESS)
      return socket.close(1013, 'too many connections from this address');
    perAddress.set(request.ip, open);
    sockets.add(socket);
    answering.add(socket);
    socket.on('pong', () => answering.add(socket));
    socket.on('close', () => {
      sockets.delete(socket);
      const left = (perAddress.get(request.ip) ?? 1) - 1;
      if (left > 0) perAddress.set(request.ip, left);
      else perAddress.delete(request.ip);
    });
    new Connection(socket, shows, logger);
  });

  const pinging = setInterval(() => {
    for (const socket of sockets) {
      if (!answering.delete(socket)) socket.terminate();
      else socket.ping();
    }
  }, PING_EVERY_MS);
  app.addHook('onClose', async () => clearInterval(pinging));
}
