import type { FastifyInstance } from 'fastify';

/** How long a connection with an unread body is kept, so that its client can read why it was refused. */
const LINGER_MS = 500;

/**
 * Ends the connection of a request that is answered before its body was read, instead of reading the rest of the body:
 * otherwise whoever is refused could send what they like, and as much. Of what comes meanwhile a buffer's worth is taken
 * from the network and nothing more.
 */
export function closeOnUnreadBody(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => {
    const { raw } = request;
    if (raw.complete || raw.readableEnded || raw.destroyed) return;
    reply.header('connection', 'close');
    // Node reads over the rest of a request that nobody has begun to read; a listener alone begins a tick later, and an
    // answer that is ready at once would come before it.
    raw.on('readable', () => {});
    raw.read(0);
    const { socket } = raw;
    // Closed at once, the kernel would throw away the answer together with the bytes that nobody has read.
    socket.destroySoon = () => {
      socket.end();
      setTimeout(() => socket.destroy(), LINGER_MS).unref();
    };
  });
}
