import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
}, 60_000);
afterAll(() => server.stop());

async function policyOf(path: string): Promise<Map<string, string>> {
  const { headers } = await fetch(`${server.origin}${path}`);
  const directives = (headers.get('content-security-policy') ?? '').split(';');
  return new Map(
    directives.map(directive => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('the viewers’ page may connect to its own server only', async () => {
  const { host } = new URL(server.origin);
  expect((await policyOf('/s/autumn-show')).get('connect-src')).toBe(`'self' ws://${host} wss://${host}`);
});

test('the studio may connect to OBS and to WHIP servers too', async () => {
  const sources = (await policyOf('/studio/')).get('connect-src') ?? '';
  expect(sources.split(' ')).toEqual(expect.arrayContaining(["'self'", 'ws:', 'wss:', 'https:']));
  expect(sources.split(' ')).not.toContain('http:');
});

test.each(['/', '/studio/'])('no form of %s may be sent elsewhere', async path => {
  expect((await policyOf(path)).get('form-action')).toBe("'self'");
});

test('the viewers’ page may play from the media service of its show, and no other show’s may', async () => {
  const { host } = new URL(server.origin);
  const room = await joinRoom(server, { token: server.hostToken });
  await room.send('delivery.use', { whep: 'https://media.example.org/whep/stage' });
  expect((await policyOf('/s/autumn-show')).get('connect-src')).toBe(
    `'self' ws://${host} wss://${host} https://media.example.org`,
  );
  expect((await policyOf('/s/another')).get('connect-src')).not.toContain('media.example.org');
  await room.send('delivery.stop', {});
  expect((await policyOf('/s/autumn-show')).get('connect-src')).not.toContain('media.example.org');
  room.close();
});
