import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/show/protocol.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

async function ask(path: string, token?: string): Promise<unknown> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${server.origin}${path}`, { headers })).json();
}

test('anybody learns that it is a Vitrine server, and of which version', async () => {
  expect(await ask('/api/server')).toEqual({
    name: 'vitrine',
    protocol: PROTOCOL_VERSION,
    instance: expect.any(String),
    media: true,
  });
});

test('an invite or key that is sent along is judged as it would be at the door', async () => {
  const word = async (path: string, token: string) => (await ask(path, token)) as { invite: string };
  expect((await word('/api/server?show=autumn-show', server.hostToken)).invite).toBe('good');
  expect((await word('/api/server', server.ownerKey)).invite).toBe('good');
  expect((await word('/api/server?show=other', server.hostToken)).invite).toBe('not-found');
  expect((await word('/api/server?show=autumn-show', 'another-server')).invite).toBe('bad-token');
});

test('the owner has another server checked, and nobody else does', async () => {
  const check = (token: string, link: string) =>
    fetch(`${server.origin}/api/home/server`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ link }),
    });
  const answer = await check(server.ownerKey, server.addresses.studio);
  expect(await answer.json()).toEqual({ kind: 'good', host: new URL(server.origin).host, warnings: [] });
  expect((await check('nobody', server.addresses.studio)).status).toBe(401);
});
