import { expect, test } from 'vitest';
import { messageDigest } from '../../../server/log/digest.ts';
import { EVENTS_VERSION, lift } from '../../../server/log/lift.ts';

const message = { id: 'm1', personId: 'ann', name: 'Ann', role: 'viewer', text: '你好 "x"', at: 5 };

test('destinations of version 1 become restream destinations with an encrypted key', () => {
  const destination = { id: 'd', name: 'Tube', server: 'rtmp://x/y', sealedKey: 'abc', wanted: false };
  const { sealedKey, ...rest } = destination;
  expect(lift('egress.added', 1, { destination })).toEqual({
    name: 'restream.added',
    data: { destination: { ...rest, encryptedKey: sealedKey } },
  });
  expect(lift('egress.wanted', 1, { destinationId: 'd', wanted: true })).toEqual({
    name: 'restream.wanted',
    data: { destinationId: 'd', wanted: true },
  });
});

test('approving and restoring of version 1 refer to their message by id and digest', () => {
  const reference = { messageId: 'm1', digest: messageDigest(message) };
  expect(lift('chat.approved', 1, { message })).toEqual({ name: 'chat.approved', data: reference });
  expect(lift('chat.restored', 1, { message, to: 'held', reasons: [] })).toEqual({
    name: 'chat.restored',
    data: { ...reference, to: 'held', reasons: [] },
  });
});

test('a reason of version 2 to hold a line names its feature', () => {
  const reasons = [{ filterId: 'f', phrase: 'fake', at: [0, 4] }];
  const lifted = { by: 'rules.phrase', id: 'f', words: 'fake', at: [0, 4] };
  for (const version of [1, 2])
    expect(lift('chat.held', version, { message, reasons }).data).toEqual({ message, reasons: [lifted] });
});

test('what is of the present version, or of no known name, stays as it is', () => {
  const data = { message };
  expect(lift('chat.approved', EVENTS_VERSION, data)).toEqual({ name: 'chat.approved', data });
  expect(lift('show.renamed', 1, { title: 'x' })).toEqual({ name: 'show.renamed', data: { title: 'x' } });
  expect(lift('toString', 1, 'text')).toEqual({ name: 'toString', data: 'text' });
});

test('a digest tells messages apart by what was said, by whom and when', () => {
  const digest = messageDigest(message);
  expect(digest).toMatch(/^[\w-]{43}$/);
  expect(messageDigest({ ...message })).toBe(digest);
  expect(messageDigest({ ...message, name: 'Other name' } as typeof message)).toBe(digest);
  for (const change of [{ id: 'm2' }, { personId: 'bob' }, { text: '你好' }, { at: 6 }])
    expect(messageDigest({ ...message, ...change })).not.toBe(digest);
});
