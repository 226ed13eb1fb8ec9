import type { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { encodeFrame } from '../../../../server/show/broadcast/text-frame.ts';

// `ws` exports it without a type.
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

/** What the receiving half of `ws` reads of these bytes. */
async function read(bytes: Buffer): Promise<string> {
  const receiver = new Receiver({ isServer: false });
  const message = new Promise<string>((resolve, reject) => {
    receiver.on('message', (data: Buffer) => resolve(data.toString()));
    receiver.on('error', reject);
  });
  receiver.write(bytes);
  return message;
}

test('property: a receiver reads back any text, of any of the three forms of length', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer({ min: 0, max: 400 }).map(length => 'é'.repeat(length)),
    fc.integer({ min: 65_530, max: 65_550 }).map(length => 'x'.repeat(length)),
  );
  await fc.assert(
    fc.asyncProperty(text, async value => {
      expect(await read(encodeFrame(value))).toBe(value.toWellFormed());
    }),
  );
});
