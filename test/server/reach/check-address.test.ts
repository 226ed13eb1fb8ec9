import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { checkName, checkOrigin } from '../../../server/reach/check-address.ts';
import { startHoldingProxy } from '../../support/holding-proxy.ts';
import { freePorts } from '../../support/ports.ts';
import { TestServer } from '../../support/server.ts';

const HOME = ['127.0.0.1', '192.168.1.5'];
const CLOUD = ['127.0.0.1', '198.51.100.7'];
const leadsTo =
  (...addresses: string[]) =>
  async () =>
    addresses;

test.each([
  ['to no address', HOME, [], 'unresolved'],
  ['to its reader’s own machine', HOME, ['127.0.0.1'], 'other-machine'],
  ['to the router in front, where a NAT is likely', HOME, ['203.0.113.9'], undefined],
  ['here', CLOUD, ['203.0.113.9', '198.51.100.7'], undefined],
  ['to another machine than a public one', CLOUD, ['203.0.113.9'], 'other-machine'],
])('a name that leads %s', async (_where, own, addresses, kind) => {
  const warning = await checkName('show.example', own, leadsTo(...addresses));
  expect(warning?.kind).toBe(kind);
  if (kind) expect(warning).toMatchObject({ name: 'show.example' });
});

test('an address needs no name', async () => {
  expect(await checkName('203.0.113.9', CLOUD, leadsTo())).toBeUndefined();
});

test('a name that nobody has is found out by asking the system', async () => {
  expect(await checkName('nobody.invalid')).toEqual({ kind: 'unresolved', name: 'nobody.invalid' });
  expect(await checkOrigin('https://nobody.invalid/live', 'me')).toMatchObject({ kind: 'unresolved' });
});

test('where nothing or something else answers is told apart', async () => {
  const origin = `http://127.0.0.1:${await freePorts()}`;
  expect(await checkOrigin(origin, 'me')).toEqual({ kind: 'unanswered', origin });
  const other = createServer((_request, response) => response.end('{"name":"vitrine"}'));
  onTestFinished(() => void other.close());
  const port = await freePorts();
  other.listen(port, '127.0.0.1');
  const there = `http://127.0.0.1:${port}`;
  expect(await checkOrigin(there, 'me')).toEqual({ kind: 'other-server', origin: there });
});

test('a server finds itself with its sockets, and a proxy that holds those back, or passes none on', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const { instance } = (await (await fetch(`${server.origin}/api/server`)).json()) as { instance: string };
  expect(await checkOrigin(server.origin, instance)).toBeUndefined();

  const proxy = await startHoldingProxy(await freePorts(), server.origin);
  onTestFinished(() => proxy.close());
  expect(await checkOrigin(proxy.origin, instance)).toEqual({ kind: 'held-back', origin: proxy.origin });

  const plain = createServer((_request, response) => response.end(JSON.stringify(INFO(instance))));
  onTestFinished(() => void plain.close());
  const port = await freePorts();
  plain.listen(port, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  expect(await checkOrigin(origin, instance)).toEqual({ kind: 'no-sockets', origin });
}, 60_000);

const INFO = (instance: string) => ({ name: 'vitrine', protocol: 1, media: true, instance });
