// The least that a Node process can do: one frame made for each tick, written as it is to every socket. It keeps nothing,
// checks nothing and knows nobody. node bare-fanout.ts TICK-MS
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { encodeFrame } from '../../server/show/broadcast/text-frame.ts';
import { pinnedEvent, postedEvent } from '../fanout/line.ts';
import { Ticker } from './ticker.ts';

const server = createServer();
const handshakes = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
const networks = new Set<Socket>();

function sendToAll(what: object): void {
  const frame = encodeFrame(JSON.stringify(what));
  for (const network of networks) network.write(frame);
}
const ticker = new Ticker(Number(process.argv[2]), sendToAll);

server.on('upgrade', (request, stream, head) => {
  const network = stream as Socket;
  handshakes.handleUpgrade(request, network, head, socket => {
    networks.add(network);
    socket.on('close', () => networks.delete(network));
    socket.on('error', () => {});
    socket.on('message', raw => {
      const { name, data } = JSON.parse(String(raw)) as { name: string; data: { text: string } };
      if (name === 'chat.post') ticker.add(postedEvent('somebody', data.text));
      else if (name === 'offer.pin') sendToAll(pinnedEvent());
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit());
