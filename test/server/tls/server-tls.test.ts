import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { makeSelfSigned } from '../../../server/tls/self-signed.ts';
import { ServerTls } from '../../../server/tls/server-tls.ts';
import { silent, temporaryFolder } from '../../support/log.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 24 * 60 * 60 * 1000;

async function files(names: string[], now = Date.now()) {
  const folder = temporaryFolder();
  const paths = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const write = async (others = names, at = now) => {
    const made = await makeSelfSigned(others, at);
    writeFileSync(paths.key, made.key);
    writeFileSync(paths.cert, made.cert);
    return made;
  };
  return { ...paths, write, made: await write() };
}

async function start(...flags: string[]): Promise<TestServer> {
  const server = await TestServer.start(flags);
  onTestFinished(() => server.stop());
  return server;
}

/** Asks a server and returns what it answers, and the certificate that it shows. */
function ask(
  origin: string,
  path: string,
): Promise<{ status: number; location: string | undefined; names: string }> {
  return new Promise((resolve, reject) => {
    request(`${origin}${path}`, { rejectUnauthorized: false, agent: false }, response => {
      const { raw } = (response.socket as TLSSocket).getPeerCertificate();
      response.resume();
      resolve({
        status: response.statusCode ?? 0,
        location: response.headers.location,
        names: new X509Certificate(raw).subjectAltName ?? '',
      });
    })
      .on('error', reject)
      .end();
  });
}

test('a server with a certificate speaks TLS, to pages and to their sockets', async () => {
  const { cert, key } = await files(['localhost', '127.0.0.1']);
  const server = await start('--tls-cert', cert, '--tls-key', key);
  expect(server.origin).toMatch(/^https:/);
  expect(await ask(server.origin, '/healthz')).toMatchObject({
    status: 200,
    names: 'DNS:localhost, IP Address:127.0.0.1',
  });
  const socket = new WebSocket(server.socketUrl, { rejectUnauthorized: false, origin: server.origin });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.close();
});

test('an expired certificate is told at the start and to the crew, and keeps nobody from starting', async () => {
  const { cert, key } = await files(['localhost'], Date.now() - 500 * DAY_MS);
  const server = await start('--tls-cert', cert, '--tls-key', key);
  expect(server.errors).toMatch(/certificate has expired on .*Renew it/);
  const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  onTestFinished(() => {
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
  });
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  expect(host.store.getState().live.reach.reach?.certificate).toMatchObject({ kind: 'expired' });
});

test('a certificate for another name than the server’s is told at the start', async () => {
  const { cert, key } = await files(['other.example.org']);
  const server = await start('--tls-cert', cert, '--tls-key', key, '--announce', 'live.example.org');
  expect(server.errors).toMatch(/for other\.example\.org, but the server is reached as live\.example\.org/);
});

test('a certificate without its key, or with another’s, keeps the server from starting and says why', async () => {
  const one = await files(['localhost']);
  const other = await files(['localhost']);
  const failure = (...flags: string[]) =>
    TestServer.start(flags).then(
      server => server.stop().then(() => 'It started.'),
      (error: Error) => error.message,
    );
  expect(await failure('--tls-cert', one.cert)).toMatch(/needs its private key.*--tls-key/);
  expect(await failure('--tls-cert', one.cert, '--tls-key', other.key)).toMatch(
    /belongs to another certificate/,
  );
  expect(await failure('--tls-cert', '/nowhere.pem', '--tls-key', one.key)).toMatch(
    /nowhere\.pem.*is not there/,
  );
});

test('a renewed certificate is taken by itself, and one that is no good leaves that of before', async () => {
  const { cert, key, write, made } = await files(['live.example.org']);
  const tls = await ServerTls.open({
    config: { tls: { kind: 'files', cert, key }, host: '0.0.0.0', announce: undefined, publicUrl: undefined },
    file: '',
    logger: silent,
    lookEveryMs: 10,
  });
  onTestFinished(() => tls?.close());
  const renewed = new Promise(resolve => tls?.onRenewed(resolve));
  writeFileSync(cert, 'cut short');
  expect(tls?.certificate).toEqual(made);
  const next = await write(['live.example.org'], Date.now() + DAY_MS);
  expect(await renewed).toEqual(next);
});

test('a certificate that the server makes is kept over a restart, for its own names and addresses', async () => {
  const server = await start('--tls-self-signed', 'yes', '--host', '0.0.0.0');
  expect(server.addresses.viewer).toMatch(/^https:/);
  const { names } = await ask(server.origin, '/healthz');
  expect(names).toContain('DNS:localhost');
  expect(names).toContain(`IP Address:${new URL(server.addresses.viewer).hostname}`);
  await server.end();
  await server.restart();
  expect((await ask(server.origin, '/healthz')).names).toBe(names);
});

test('a server of its own machine stays on plain HTTP there, where no browser has to be asked', async () => {
  const server = await start('--tls-self-signed', 'yes');
  expect(server.origin).toMatch(/^http:/);
});
