// A process of its own that floods a server from its parent's word until it is killed: node attack.ts ATTACK-AS-JSON
import { connect, type Socket } from 'node:net';
import { clientFrame, TEXT, upgradeRequest } from '../fanout/client-frame.ts';
import type { Dialect } from '../fanout/dialect.ts';
import type { Attack } from './attacker.ts';

/** How many frames go into one write; with several in a write the attacker spends less than the server. */
const [SHORT_FRAMES, LONG_FRAMES, JOINS] = [500, 8, 50];
const LONG_BYTES = 32 * 1024;
const UPLOAD_BYTES = 64 * 1024 * 1024;
/** Connections that an attacker keeps going of those that are over soon. */
const AT_ONCE = 5;

const { kind, port, from, dialect } = JSON.parse(process.argv[2] ?? '{}') as Attack;

/** Connects, and again as soon as the server has ended the connection. */
function keepConnected(onConnect: (socket: Socket) => void): void {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
  socket.once('connect', () => onConnect(socket));
  socket.resume();
  socket.on('error', () => {});
  socket.on('close', () => setImmediate(keepConnected, onConnect));
}

/** Writes the same over and over, as fast as the server takes it. */
function pour(socket: Socket, bytes: Buffer): void {
  const more = () => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
}

const framesOf = (text: string, count: number): Buffer =>
  Buffer.concat(Array.from({ length: count }, () => clientFrame(TEXT, Buffer.from(text))));

function pourFrames({ path, hello }: Dialect, bytes: Buffer): void {
  keepConnected(socket => {
    socket.write(upgradeRequest(path, port));
    socket.once('data', () => {
      for (const frame of hello) socket.write(clientFrame(TEXT, Buffer.from(frame)));
      pour(socket, bytes);
    });
  });
}

/** Joins many times over each connection, hears that it has joined, leaves and comes again. */
function joinAndLeave({ path, hello }: Dialect): void {
  const joins = framesOf(hello[0] ?? '{}', JOINS);
  keepConnected(socket => {
    socket.write(upgradeRequest(path, port));
    socket.once('data', () => {
      socket.write(joins);
      socket.once('data', () => socket.destroy());
    });
  });
}

/** Sends a long body that nobody asked for, until the server has answered. */
function upload(): void {
  const head =
    'POST /api/shows/default/recordings/r1?offset=0&until=1 HTTP/1.1\r\nHost: a\r\n' +
    `Content-Type: video/webm\r\nContent-Length: ${UPLOAD_BYTES}\r\n\r\n`;
  const piece = Buffer.alloc(64 * 1024, 1);
  keepConnected(socket => {
    socket.write(head);
    pour(socket, piece);
    socket.once('data', () => socket.destroy());
  });
}

function attack(): void {
  const [before, after] = dialect.refused;
  if (kind === 'refused_frames') pourFrames(dialect, framesOf(before + after, SHORT_FRAMES));
  if (kind === 'long_frames')
    pourFrames(dialect, framesOf(before + 'x'.repeat(LONG_BYTES) + after, LONG_FRAMES));
  if (kind === 'joins') for (let count = 0; count < AT_ONCE; count++) joinAndLeave(dialect);
  if (kind === 'uploads') for (let count = 0; count < AT_ONCE; count++) upload();
}

// The start of a program takes more of a machine than its attack may; it is not to be measured.
process.once('message', attack);
process.send?.('ready');
process.on('disconnect', () => process.exit());
