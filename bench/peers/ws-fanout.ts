// Chat as a plain loop over the clients of `ws`: node ws-fanout.ts [TICK-MS]
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { pinnedEvent, postedEvent } from '../fanout/line.ts';
import { Ticker } from './ticker.ts';

const server = createServer();
const sockets = new WebSocketServer({ server });

function sendToAll(what: object): void {
  const text = JSON.stringify(what);
  for (const client of sockets.clients) if (client.readyState === WebSocket.OPEN) client.send(text);
}
const ticker = new Ticker(Number(process.argv[2] ?? 0), sendToAll);

sockets.on('connection', socket => {
  socket.on('error', () => {});
  socket.on('message', raw => {
    const { name, data } = JSON.parse(String(raw)) as { name: string; data: { text: string } };
    if (name === 'chat.post') ticker.add(postedEvent('somebody', data.text));
    else if (name === 'offer.pin') sendToAll(pinnedEvent());
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit());
