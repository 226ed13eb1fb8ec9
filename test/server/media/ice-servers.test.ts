import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { iceLinks, turnCredential } from '../../../server/media/ice-servers.ts';
import { startTurn, TURN_SECRET, turnMissing } from '../../support/turn.ts';

const SECRET = TURN_SECRET;
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

describe.skipIf(turnMissing)(`coturn${turnMissing ? ` (${turnMissing})` : ''}`, () => {
  /** Whether coturn relays for somebody with these credentials. */
  function isRelayed(port: number, { username, credential }: ReturnType<typeof turnCredential>): boolean {
    const args = ['-y', '-n', '1', '-c', '-p', String(port), '-u', username, '-w', credential, '127.0.0.1'];
    const { stdout, stderr } = spawnSync('turnutils_uclient', args, { encoding: 'utf8', timeout: 20_000 });
    return /Total lost packets 0/.test(stdout + stderr);
  }

  test('takes the credentials of now, and neither those that have run out nor forged ones', async () => {
    const { port, close } = await startTurn();
    onTestFinished(close);
    expect(isRelayed(port, turnCredential(SECRET, 'ann', Date.now()))).toBe(true);
    expect(isRelayed(port, turnCredential(SECRET, 'ann', Date.now() - 13 * 60 * 60 * 1000))).toBe(false);
    expect(isRelayed(port, turnCredential('another-shared-secret', 'ann', Date.now()))).toBe(false);
  }, 60_000);
});
