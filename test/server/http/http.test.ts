import { expect, onTestFinished, test } from 'vitest';
import { createHttp, type Health } from '../../../server/http/http.ts';
import type { ServerContext } from '../../../server/show/feature.ts';
import { silent, temporaryFolder } from '../../support/log.ts';
import { TestServer } from '../../support/server.ts';

async function healthOf(health: Health) {
  const folder = { pictures: temporaryFolder() };
  const server = { logger: silent, folder, config: { trustProxy: false } };
  const app = await createHttp({
    server: server as unknown as ServerContext,
    services: [],
    health: async () => health,
  });
  onTestFinished(() => app.close());
  const { statusCode, body } = await app.inject('/healthz');
  return { statusCode, ...JSON.parse(body) };
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
