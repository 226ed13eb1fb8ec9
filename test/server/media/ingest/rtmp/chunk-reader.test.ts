import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChunkReader, type RtmpMessage } from '../../../../../server/media/ingest/rtmp/chunk-reader.ts';

/** A chunk of format 0; `id` is the chunk stream's. */
function whole(id: number, time: number, payload: Buffer, type = 9): Buffer {
  const header = Buffer.alloc(11);
  header.writeUIntBE(Math.min(time, 0xffffff), 0, 3);
  header.writeUIntBE(payload.length, 3, 3);
  header.writeUInt8(type, 6);
  const extended = Buffer.alloc(time >= 0xffffff ? 4 : 0);
  if (extended.length > 0) extended.writeUInt32BE(time);
  return Buffer.concat([basic(0, id), header, extended, payload]);
}

/** A chunk of format 2, which only has the time since the message before. */
function later(id: number, step: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntBE(Math.min(step, 0xffffff), 0, 3);
  const extended = Buffer.alloc(step >= 0xffffff ? 4 : 0);
  if (extended.length > 0) extended.writeUInt32BE(step);
  return Buffer.concat([basic(2, id), header, extended, payload]);
}

function basic(format: number, id: number): Buffer {
  if (id < 64) return Buffer.of((format << 6) | id);
  if (id < 320) return Buffer.of(format << 6, id - 64);
  return Buffer.of((format << 6) | 1, (id - 64) & 0xff, (id - 64) >> 8);
}

function read(...parts: readonly Buffer[]): RtmpMessage[] {
  const reader = new ChunkReader(1e6);
  const messages: RtmpMessage[] = [];
  for (const part of parts) {
    reader.push(part);
    for (let message = reader.next(); message; message = reader.next()) messages.push(message);
  }
  return messages;
}

const A = Buffer.from('a frame');
const timesOf = (messages: readonly RtmpMessage[]) => messages.map(({ timestamp }) => timestamp);

describe('times', () => {
  test('count on by the differences of later chunks', () => {
    expect(timesOf(read(whole(6, 1000, A), later(6, 33, A), Buffer.concat([basic(3, 6), A])))).toEqual([
      1000, 1033, 1066,
    ]);
  });

  test('begin at 0 again when a difference takes them past 2³²', () => {
    expect(timesOf(read(whole(6, 2 ** 32 - 10, A), later(6, 33, A), later(6, 33, A)))).toEqual([
      2 ** 32 - 10,
      23,
      56,
    ]);
  });

  test('are extended to 32 bits, as are differences', () => {
    expect(timesOf(read(whole(6, 0xffffff, A), later(6, 0x1000000, A)))).toEqual([0xffffff, 0x1ffffff]);
  });

  test('that are extended may be repeated or left out in the chunks that continue a message', () => {
    const long = Buffer.alloc(200, 7);
    const [first, rest] = [whole(6, 2 ** 31, long.subarray(0, 128)), long.subarray(128)];
    first.writeUIntBE(long.length, 4, 3);
    const time = Buffer.alloc(4);
    time.writeUInt32BE(2 ** 31);
    for (const repeated of [time, Buffer.alloc(0)]) {
      const messages = read(first, Buffer.concat([basic(3, 6), repeated, rest]));
      expect(messages).toMatchObject([{ timestamp: 2 ** 31, payload: long }]);
    }
  });
});

test('chunks of several messages may be mixed, on chunk streams of any number', () => {
  const ids = [3, 63, 64, 319, 320, 321, 576, 65_599];
  const payloads = ids.map(id => Buffer.alloc(150, id & 0xff));
  const firsts = ids.map((id, index) => {
    const chunk = whole(id, 0, payloads[index]?.subarray(0, 128) as Buffer);
    chunk.writeUIntBE(150, basic(0, id).length + 3, 3);
    return chunk;
  });
  const rests = ids.map((id, index) =>
    Buffer.concat([basic(3, id), payloads[index]?.subarray(128) as Buffer]),
  );
  expect(read(...firsts, ...rests).map(({ payload }) => payload)).toEqual(payloads);
});

test('a new size of chunks counts from the next chunk on, and an aborted message is dropped', () => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(1000);
  const long = Buffer.alloc(900, 1);
  const begun = whole(6, 0, Buffer.alloc(128));
  begun.writeUIntBE(500, 4, 3);
  const abort = Buffer.of(0, 0, 0, 6);
  const messages = read(begun, whole(2, 0, abort, 2), whole(2, 0, size, 1), whole(6, 5, long));
  expect(messages.map(({ type }) => type)).toEqual([2, 1, 9]);
  expect(messages[2]?.payload).toEqual(long);
});

test('messages are the same however the bytes are cut', () => {
  const bytes = Buffer.concat([whole(6, 2 ** 25, A), whole(4, 7, A, 8), later(6, 40, A), whole(400, 9, A)]);
  const wanted = read(bytes);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), cuts => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      expect(read(...at.slice(1).map((end, index) => bytes.subarray(at[index], end)))).toEqual(wanted);
    }),
  );
});

test.each([
  ['a message that is longer than allowed', Buffer.from('0600000010000009000000000000', 'hex')],
  ['a chunk stream that begins without a header', Buffer.of(0xc6, 0, 0)],
  ['a size of chunks of zero', whole(2, 0, Buffer.alloc(4), 1)],
  [
    'more chunk streams than anybody needs',
    Buffer.concat(Array.from({ length: 40 }, (_, id) => whole(id + 2, 0, A))),
  ],
])('%s is an error', (_what, bytes) => {
  const reader = new ChunkReader(1000);
  reader.push(bytes);
  expect(() => {
    while (reader.next());
  }).toThrow(/RTMP/);
});

test('any bytes are messages or an error, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), bytes => {
      try {
        read(Buffer.from(bytes));
      } catch (error) {
        expect((error as Error).message).toMatch(/RTMP/);
      }
    }),
    { numRuns: 2000 },
  );
});
