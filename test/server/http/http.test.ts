import { expect, onTestFinished, test } from 'vitest';
import { AddressPace } from '../../../server/edge/address-pace.ts';
import { createHttp, type Health, type HttpOptions } from '../../../server/http/http.ts';
import type { ServerContext } from '../../../server/show/feature.ts';
import { silent, temporaryFolder } from '../../support/log.ts';
import { TestServer } from '../../support/server.ts';

const HEALTHY: Health = { log: true, media: true };

async function healthOf(health: Health) {
  const app = await openHttp({ health: async () => health });
  const { statusCode, body } = await app.inject('/healthz');
  return { statusCode, ...JSON.parse(body) };
}

async function openHttp(options: Partial<HttpOptions>, trustProxy: false | string[] = false) {
  const folder = { pictures: temporaryFolder() };
  const server = { logger: silent, folder, config: { trustProxy } } as unknown as ServerContext;
  const app = await createHttp({ server, services: [], health: async () => HEALTHY, ...options });
  onTestFinished(() => app.close());
  return app;
}

test('a server whose log does not answer says that it is not healthy', async () => {
  expect(await healthOf({ log: false, media: true })).toEqual({
    statusCode: 503,
    ok: false,
    log: false,
    media: true,
  });
});

test('a server without a media worker is healthy for chat and offers, and says what is missing', async () => {
  expect(await healthOf({ log: true, media: false })).toMatchObject({
    statusCode: 200,
    ok: true,
    media: false,
  });
});

test('a running server is healthy', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const response = await fetch(`${server.origin}/healthz`);
  expect([response.status, await response.json()]).toEqual([200, { ok: true, log: true, media: true }]);
});

test('who asks too often is refused with Retry-After, by the client’s address behind a trusted proxy too', async () => {
  const once = { most: 1, perSecond: 0.001 };
  const pace = new AddressPace({ own: once, shared: { ...once, most: 0.001 }, waiting: 0 });
  onTestFinished(() => pace.dispose());
  const app = await openHttp({ pace }, ['127.0.0.1']);
  const ask = (client: string) => app.inject({ url: '/healthz', headers: { 'x-forwarded-for': client } });
  expect((await ask('192.0.2.1')).statusCode).toBe(200);
  const refused = await ask('192.0.2.1');
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '10']);
  expect(refused.json()).toMatchObject({ error: { code: 'rate-limited' } });
  expect((await ask('192.0.2.2')).statusCode).toBe(200);
  // A customer's IPv6 network is one address.
  expect((await ask('2001:db8::1')).statusCode).toBe(200);
  expect((await ask('2001:db8::2')).statusCode).toBe(429);
  expect((await ask('2001:db8:0:1::1')).statusCode).toBe(200);
});
