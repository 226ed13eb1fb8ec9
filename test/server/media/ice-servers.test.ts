import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { iceLinks, turnCredential } from '../../../server/media/ice-servers.ts';
import { freePorts } from '../../support/ports.ts';

const SECRET = 'shared-with-the-turn-server';
const NOW = Date.UTC(2026, 0, 1);
const links = (servers: string[], memberId: string | undefined) =>
  iceLinks({ servers, turnSecret: SECRET }, memberId, NOW);

test('a member is told of TURN servers with credentials of their own that run out', () => {
  const [link = ''] = links(['turn:turn.example.org:3478?transport=tcp'], 'ann');
  const [, username = '', credential = ''] = /username="([^"]+)"; credential="([^"]+)"/.exec(link) ?? [];
  expect(link).toMatch(/^<turn:turn\.example\.org:3478\?transport=tcp>; rel="ice-server"; /);
  expect(username).toBe(`${NOW / 1000 + 12 * 60 * 60}:ann`);
  expect({ username, credential }).toEqual(turnCredential(SECRET, 'ann', NOW));
  expect(turnCredential(SECRET, 'bob', NOW).credential).not.toBe(credential);
  expect(turnCredential('another-shared-secret', 'ann', NOW).credential).not.toBe(credential);
});

test('who is no member is told of STUN servers alone, whatever kind of password a TURN server has', () => {
  const servers = ['stun:stun.example.org', 'turn:turn.example.org', 'turns:ann:secret@turn.example.org'];
  expect(links(servers, undefined)).toEqual(['<stun:stun.example.org>; rel="ice-server"']);
  expect(links(servers, 'ann')).toHaveLength(3);
});

test('nothing of a name or password ends its quotes', () => {
  expect(links(['turn:a"b:c\\d@turn.example.org'], 'ann')[0]).toContain(
    'username="a\\"b"; credential="c\\\\d";',
  );
});

/** Sends STUN binding requests (RFC 8489) until one is answered. */
async function untilAnswering(port: number): Promise<void> {
  const socket = createSocket('udp4');
  const request = Buffer.from(`000100002112a442${'00'.repeat(12)}`, 'hex');
  const again = setInterval(() => socket.send(request, port, '127.0.0.1'), 100);
  await once(socket, 'message');
  clearInterval(again);
  socket.close();
}

const coturnMissing = ['turnserver', 'turnutils_uclient'].every(
  name => spawnSync(name, ['--help']).error === undefined,
)
  ? undefined
  : 'coturn is not installed';

describe.skipIf(coturnMissing)(`coturn${coturnMissing ? ` (${coturnMissing})` : ''}`, () => {
  async function startCoturn(): Promise<number> {
    const port = await freePorts();
    const args = ['-n', '--log-file=/dev/null', '-L', '127.0.0.1', '-p', String(port)];
    const own = ['--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers', '--realm=vitrine'];
    const secret = ['--use-auth-secret', `--static-auth-secret=${SECRET}`, '--pidfile=/dev/null'];
    const child = spawn('turnserver', [...args, ...own, ...secret], { stdio: 'ignore' });
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    await untilAnswering(port);
    return port;
  }

  /** Whether coturn relays for somebody with these credentials. */
  function isRelayed(port: number, { username, credential }: ReturnType<typeof turnCredential>): boolean {
    const args = ['-y', '-n', '1', '-c', '-p', String(port), '-u', username, '-w', credential, '127.0.0.1'];
    const { stdout, stderr } = spawnSync('turnutils_uclient', args, { encoding: 'utf8', timeout: 20_000 });
    return /Total lost packets 0/.test(stdout + stderr);
  }

  test('takes the credentials of now, and neither those that have run out nor forged ones', async () => {
    const port = await startCoturn();
    expect(isRelayed(port, turnCredential(SECRET, 'ann', Date.now()))).toBe(true);
    expect(isRelayed(port, turnCredential(SECRET, 'ann', Date.now() - 13 * 60 * 60 * 1000))).toBe(false);
    expect(isRelayed(port, turnCredential('another-shared-secret', 'ann', Date.now()))).toBe(false);
  }, 60_000);
});
