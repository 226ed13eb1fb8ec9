import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { Connection } from '../connection.ts';
import { MAX_CONNECTIONS_PER_ADDRESS } from '../limits.ts';
import type { Shows } from '../shows.ts';
import { heartbeat } from './heartbeat.ts';

/** The socket that the whole protocol goes over. */
export async function socketRoute(
  app: FastifyInstance,
  { shows, logger }: { shows: Shows; logger: Logger },
): Promise<void> {
  const perAddress = new Map<string, number>();
  app.get('/socket', { websocket: true }, (socket, { ip }) => {
    const open = (perAddress.get(ip) ?? 0) + 1;
    if (open > MAX_CONNECTIONS_PER_ADDRESS)
      return socket.close(1013, 'too many connections from this address');
    perAddress.set(ip, open);
    const stop = heartbeat(socket);
    socket.on('close', () => {
      stop();
      const left = (perAddress.get(ip) ?? 1) - 1;
      if (left > 0) perAddress.set(ip, left);
      else perAddress.delete(ip);
    });
    new Connection(socket, shows, logger);
  });
}
