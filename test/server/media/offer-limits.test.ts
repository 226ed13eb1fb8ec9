import { expect, test } from 'vitest';
import { OfferLimits } from '../../../server/media/offer-limits.ts';

const refused = { code: 'rate-limited', params: { retryInMs: expect.any(Number) } };

test('an address has so many sessions that have not connected, and one that connects or ends makes room', async () => {
  const limits = new OfferLimits();
  const settles = [];
  for (let count = 0; count < 30; count++) settles.push(await limits.enter('192.0.2.1'));
  await expect(limits.enter('192.0.2.1')).rejects.toMatchObject(refused);
  await limits.enter('192.0.2.2');
  settles[0]?.();
  settles[0]?.();
  await limits.enter('192.0.2.1');
  await expect(limits.enter('192.0.2.1')).rejects.toMatchObject(refused);
});

test('an address that makes offer after offer has to wait, and is told how long', async () => {
  const limits = new OfferLimits();
  for (let count = 0; count < 100; count++) (await limits.enter('192.0.2.1'))();
  await expect(limits.enter('192.0.2.1')).rejects.toMatchObject(refused);
  await limits.enter('192.0.2.2');
});
