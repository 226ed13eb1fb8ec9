import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkServer } from '../../../server/reach/check-server.ts';
import { makeSelfSigned } from '../../../server/tls/self-signed.ts';
import { PROTOCOL_VERSION } from '../../../shared/show/protocol.ts';
import { freePorts } from '../../support/ports.ts';

const INVITE = '#show=autumn&invite=abc';

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const vitrine =
  (more: object): RequestListener =>
  (_request, response) =>
    response.end(JSON.stringify({ name: 'vitrine', protocol: PROTOCOL_VERSION, media: true, ...more }));

const problem = async (link: string) => {
  const check = await checkServer(link);
  return check.kind === 'problem' ? check.problem : check;
};

test('a server that knows the invite lets the host in, and is asked with it', async () => {
  const asked: unknown[] = [];
  const host = await serve((request, response) => {
    asked.push([request.url, request.headers.authorization]);
    vitrine({ invite: 'good' })(request, response);
  });
  expect(await checkServer(`http://${host}/studio/${INVITE}`)).toEqual({ kind: 'good', host, warnings: [] });
  expect(await checkServer(` http://${host}/live/studio/#key=xyz `)).toMatchObject({ kind: 'good' });
  expect(asked).toEqual([
    ['/api/server?show=autumn', 'Bearer abc'],
    ['/live/api/server', 'Bearer xyz'],
  ]);
});

test.each(['expired', 'revoked', 'bad-token', 'not-found'])(
  'an invite that is %s is told as that',
  async invite => {
    const host = await serve(vitrine({ invite }));
    expect(await checkServer(`http://${host}/studio/${INVITE}`)).toEqual({
      kind: 'problem',
      problem: invite,
      host,
    });
  },
);

test('what is no link of a studio is told before anybody is asked', async () => {
  expect(await problem('hello')).toBe('not-a-link');
  expect(await problem('ftp://example.org/studio/#invite=a')).toBe('not-a-link');
  expect(await problem('https://example.org/s/autumn')).toBe('not-a-link');
});

test('a name without a server, a closed port and another program are told apart', async () => {
  expect(await problem(`http://nobody.invalid/studio/${INVITE}`)).toBe('unresolved');
  expect(await problem(`http://127.0.0.1:${await freePorts()}/studio/${INVITE}`)).toBe('refused');
  const host = await serve((_request, response) => response.writeHead(404).end('nginx'));
  expect(await problem(`http://${host}/studio/${INVITE}`)).toBe('not-vitrine');
  expect(await problem(`https://${host}/studio/${INVITE}`)).toBe('no-tls');
});

test('a certificate that browsers refuse is told', async () => {
  const server = createHttpsServer(await makeSelfSigned(['127.0.0.1'], Date.now()), vitrine({})).listen(0);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await problem(`https://127.0.0.1:${port}/studio/${INVITE}`)).toBe('certificate');
});

test('a server of another version, or without pictures, may be opened with a warning', async () => {
  const warnings = async (answer: RequestListener) => {
    const check = await checkServer(`http://${await serve(answer)}/studio/${INVITE}`);
    return check.kind === 'good' ? check.warnings : check;
  };
  expect(await warnings(vitrine({ protocol: PROTOCOL_VERSION - 1 }))).toEqual(['older']);
  expect(await warnings(vitrine({ protocol: PROTOCOL_VERSION + 1, media: false }))).toEqual([
    'newer',
    'no-media',
  ]);
  const old: RequestListener = ({ url }, response) =>
    url === '/healthz' ? response.end('{"ok":true,"log":true,"media":true}') : response.writeHead(404).end();
  expect(await warnings(old)).toEqual(['older', 'unchecked']);
});
