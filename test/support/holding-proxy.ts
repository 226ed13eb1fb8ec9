import { once } from 'node:events';
import { createServer, request as forward } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface HoldingProxy {
  readonly origin: string;
  close(): void;
}

/**
 * A proxy that passes requests on, and opens sockets of which it passes nothing on that the server sends, as one does that
 * gathers an answer until its end.
 * @param port its own, so that the server can be told of it first
 */
export async function startHoldingProxy(port: number, server: string): Promise<HoldingProxy> {
  const { hostname, port: behind } = new URL(server);
  const open = new Set<Socket>();
  const proxy = createServer((request, response) => {
    const { url: path, method, headers } = request;
    const asked = forward({ hostname, port: behind, path, method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  });
  proxy.on('connection', socket => open.add(socket));
  proxy.on('upgrade', ({ url, rawHeaders }, socket: Socket) => {
    const lines = rawHeaders.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`));
    const further = connect(Number(behind), hostname);
    further.write(`GET ${url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    for (const [one, other] of [
      [socket, further],
      [further, socket],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    socket.pipe(further);
    let head = '';
    further.on('data', (piece: Buffer) => {
      if (head.includes('\r\n\r\n')) return;
      head += piece.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) socket.write(head.slice(0, end + 4), 'latin1');
    });
  });
  proxy.listen(port, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}
