// Chat as a plain loop over the clients of `ws`: node ws-fanout.ts [TICK-MS]
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { chatFor, serveParent } from './chat.ts';

const server = createServer();
const sockets = new WebSocketServer({ server });

sockets.on(
  'connection',
  chatFor(what => {
    const text = JSON.stringify(what);
    for (const client of sockets.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
  }),
);
serveParent(server);
