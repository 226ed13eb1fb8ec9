import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

const MAGIC_COOKIE = Buffer.from('2112a442', 'hex');

/** A successful answer to a binding request (RFC 8489), with an attribute before the address that says nothing of it. */
export function bindingAnswer(request: Buffer, address: string): Buffer {
  const software = Buffer.from('802200056e6f747573000000', 'hex');
  const hidden = address.split('.').map((part, index) => Number(part) ^ (MAGIC_COOKIE[index] ?? 0));
  const mapped = Buffer.from([0x00, 0x20, 0, 8, 0, 1, 0x12, 0x34, ...hidden]);
  const header = Buffer.from([0x01, 0x01, 0, software.length + mapped.length]);
  return Buffer.concat([header, request.subarray(4, 20), software, mapped]);
}

/** A STUN server for the length of a test; returns its address, as in `stun:127.0.0.1:40000`. */
export async function startStun(answers: (request: Buffer) => readonly Buffer[]): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (request, from) => {
    for (const answer of answers(request)) socket.send(answer, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `stun:127.0.0.1:${socket.address().port}`;
}
