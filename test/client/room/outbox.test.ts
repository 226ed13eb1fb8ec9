import { expect, test } from 'vitest';
import { Outbox } from '../../../client/room/outbox.ts';
import type { Request } from '../../../shared/show/protocol.ts';

const collect = () => {
  const sent: Request[] = [];
  return { sent, transmit: (request: Request) => void sent.push(request) };
};

test('a command whose connection was lost is resent under the same id and settles the same promise', async () => {
  const outbox = new Outbox();
  const { sent, transmit } = collect();
  const answer = outbox.add('chat.post', { text: 'hi' }, true, transmit);
  outbox.connectionLost();
  outbox.resend(transmit);
  expect(sent[1]).toEqual(sent[0]);
  outbox.settle({ re: sent[0]?.id ?? '', ok: true, data: 'done' });
  expect(await answer).toBe('done');
});

test('a command added without a connection waits for the next one', async () => {
  const outbox = new Outbox();
  const { sent, transmit } = collect();
  const answer = outbox.add('offer.pin', { productId: 'p' }, false, transmit);
  expect(sent).toHaveLength(0);
  outbox.resend(transmit);
  outbox.settle({ re: sent[0]?.id ?? '', ok: false, error: { code: 'not-found', message: 'gone' } });
  await expect(answer).rejects.toMatchObject({ name: 'CommandError', code: 'not-found' });
});

test('a query fails with its connection', async () => {
  const outbox = new Outbox();
  const { sent, transmit } = collect();
  const answer = outbox.add('media.open', {}, true, transmit);
  outbox.connectionLost();
  await expect(answer).rejects.toMatchObject({ code: 'not-joined' });
  await expect(outbox.add('media.open', {}, false, transmit)).rejects.toMatchObject({ code: 'not-joined' });
  outbox.resend(transmit);
  expect(sent).toHaveLength(1);
});

test('a reply without a pending request is ignored', () => {
  const outbox = new Outbox();
  expect(() => outbox.settle({ re: 'nobody', ok: true, data: 1 })).not.toThrow();
});
