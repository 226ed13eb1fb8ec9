import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Wire, WireReader } from '../../../server/edge/wire.ts';

async function pair(): Promise<[Socket, Socket]> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const near = connect((server.address() as { port: number }).port, '127.0.0.1');
  const [far] = (await once(server, 'connection')) as [Socket];
  server.close();
  return [near, far];
}

test('messages arrive whole and in order, small and large ones, sent in one turn', async () => {
  const [near, far] = await pair();
  const sent = [0, 1, 100, 5000, 300_000, 3].map((length, id) => ({ id, payload: Buffer.alloc(length, id) }));
  const got: { id: number; payload: Buffer }[] = [];
  const all = new Promise<void>(resolve => {
    new Wire(far, (kind, id, payload) => {
      expect(kind).toBe(3);
      if (got.push({ id, payload }) === sent.length) resolve();
    });
  });
  const wire = new Wire(near, () => {});
  for (const { id, payload } of sent) wire.send(3, id, [], payload);
  await all;
  expect(got).toEqual(sent);
  near.destroy();
  far.destroy();
});

test('property: however the bytes are cut, the same messages come out', () => {
  const message = fc.record({
    kind: fc.nat(255),
    id: fc.nat(2 ** 31),
    bytes: fc.uint8Array({ maxLength: 50 }),
  });
  fc.assert(
    fc.property(
      fc.array(message),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (messages, cuts) => {
        const stream = Buffer.concat(
          messages.map(({ kind, id, bytes }) => {
            const head = Buffer.alloc(9);
            head.writeUInt32BE(5 + bytes.length, 0);
            head[4] = kind;
            head.writeUInt32BE(id, 5);
            return Buffer.concat([head, bytes]);
          }),
        );
        const got: object[] = [];
        const reader = new WireReader((kind, id, payload) =>
          got.push({ kind, id, bytes: new Uint8Array(payload) }),
        );
        for (let at = 0, cut = 0; at < stream.length; cut++) {
          const end = at + (cuts[cut % cuts.length] ?? 1);
          reader.push(stream.subarray(at, end));
          at = end;
        }
        expect(got).toEqual(messages);
      },
    ),
  );
});
