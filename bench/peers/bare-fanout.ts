// The least that a Node process can do: one frame made for each tick, written as it is to every socket. It keeps nothing,
// checks nothing and knows nobody. node bare-fanout.ts TICK-MS
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { encodeFrame } from '../../server/show/broadcast/text-frame.ts';
import { chatFor, serveParent } from './chat.ts';

const server = createServer();
const handshakes = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
const networks = new Set<Socket>();

const hear = chatFor(what => {
  const frame = encodeFrame(JSON.stringify(what));
  for (const network of networks) network.write(frame);
});

server.on('upgrade', (request, stream, head) => {
  const network = stream as Socket;
  handshakes.handleUpgrade(request, network, head, socket => {
    networks.add(network);
    socket.on('close', () => networks.delete(network));
    hear(socket);
  });
});
serveParent(server);
