// Chat as Socket.IO's own broadcast: node socketio-fanout.ts [TICK-MS]
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { pinnedEvent, postedEvent } from '../fanout/line.ts';
import { serveParent } from './chat.ts';
import { Ticker } from './ticker.ts';

const server = createServer();
const io = new Server(server, { transports: ['websocket'] });
const ticker = new Ticker(Number(process.argv[2] ?? 0), what => io.emit('chat', what));

io.on('connection', socket => {
  socket.on('chat.post', ({ text }: { text: string }) => ticker.add(postedEvent('somebody', text)));
  socket.on('offer.pin', () => io.emit('offer', pinnedEvent()));
});
serveParent(server);
