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
  app.get('/socket', { websocket: true }, (socket, request) => {
    const open = (perAddress.get(request.ip) ?? 0) + 1;
    if (open > MAX_CONNECTIONS_PER_ADDRESS)
      return socket.close(1013, 'too many connections from this address');
    perAddress.set(request.ip, open);
    const stop = keepPinging(socket);
    socket.on('close', () => {
      stop();
      const left = (perAddress.get(request.ip) ?? 1) - 1;
      if (left > 0) perAddress.set(request.ip, left);
      else perAddress.delete(request.ip);
    });
    new Connection(socket, shows, logger);
  });
}

/**
 * Ends a socket that has stopped answering. Each has its own interval, begun when it came, so that thousands of them are
 * not all pinged in the same moment.
 */
function keepPinging(socket: WebSocket): () => void {
  let answers = true;
  socket.on('pong', () => {
    answers = true;
  });
  const pinging = setInterval(() => {
    if (!answers) return socket.terminate();
    answers = false;
    socket.ping();
  }, PING_EVERY_MS);
  return () => clearInterval(pinging);
}
