import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { on, once } from 'node:events';

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAGIC_COOKIE = 0x2112a442;
const XOR_MAPPED_ADDRESS = 0x0020;
const IPV4 = 0x01;
const HEADER_BYTES = 20;
const DEFAULT_PORT = 3478;
/** After so long the request is sent again, then after twice as long, and so on (RFC 8489, 6.2.1). */
const FIRST_WAIT_MS = 500;

/** An address of this machine, and the one that it has to others. */
export interface NatAddress {
  readonly own: string;
  readonly announced: string;
}

/**
 * Asks a STUN server from which address a request of this machine came (RFC 8489). Rejects where the server can't be found,
 * refuses, or the signal comes first.
 * @param server `stun:host` or `stun:host:port`
 * @param from the address of this machine to ask from; 0.0.0.0 for that which leads to the server
 */
export async function askStun(server: string, from: string, signal: AbortSignal): Promise<NatAddress> {
  const { hostname, port } = new URL(server.replace(/^stun:/, 'udp://'));
  const socket = createSocket('udp4');
  const stopped = new AbortController();
  // What goes wrong after the answer is nobody's concern any more.
  socket.on('error', () => {});
  try {
    socket.bind({ address: from, port: 0 });
    await once(socket, 'listening', { signal });
    socket.connect(Number(port) || DEFAULT_PORT, hostname);
    await once(socket, 'connect', { signal });
    const id = randomBytes(12);
    const messages = on(socket, 'message', { signal });
    sendUntil(() => socket.send(bindingRequest(id)), stopped.signal);
    for await (const [message] of messages) {
      const announced = mappedAddress(message as Buffer, id);
      if (announced) return { own: socket.address().address, announced };
    }
    throw new Error('The socket was closed.');
  } finally {
    stopped.abort();
    socket.close();
  }
}

function sendUntil(send: () => void, stopped: AbortSignal, waitMs = FIRST_WAIT_MS): void {
  send();
  const again = setTimeout(() => sendUntil(send, stopped, waitMs * 2), waitMs);
  stopped.addEventListener('abort', () => clearTimeout(again), { once: true });
}

function bindingRequest(id: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(BINDING_REQUEST, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  id.copy(header, 8);
  return header;
}

/** The IPv4 address in a successful answer to the request of this id; undefined for anything else. */
function mappedAddress(message: Buffer, id: Buffer): string | undefined {
  if (message.length < HEADER_BYTES || message.readUInt16BE(0) !== BINDING_SUCCESS) return undefined;
  if (message.readUInt32BE(4) !== MAGIC_COOKIE || !message.subarray(8, 20).equals(id)) return undefined;
  for (let at = HEADER_BYTES; at + 4 <= message.length; ) {
    const length = message.readUInt16BE(at + 2);
    const value = message.subarray(at + 4, at + 4 + length);
    if (message.readUInt16BE(at) === XOR_MAPPED_ADDRESS && value.length === 8 && value[1] === IPV4)
      return [24, 16, 8, 0].map(bits => ((value.readUInt32BE(4) ^ MAGIC_COOKIE) >>> bits) & 255).join('.');
    // Attributes end at a multiple of four bytes.
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return undefined;
}
