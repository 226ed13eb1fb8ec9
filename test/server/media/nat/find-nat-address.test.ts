import { expect, onTestFinished, test } from 'vitest';
import { findNatAddress } from '../../../../server/media/nat/find-nat-address.ts';
import { joinRoom } from '../../../support/room.ts';
import { TestServer } from '../../../support/server.ts';
import { bindingAnswer, startStun } from '../../../support/stun.ts';
import { RtcRequests } from '../rtc-requests.ts';

const NAT = '203.0.113.7';
const OPEN = { mediaHost: '0.0.0.0', announce: undefined } as const;

test('the first answer of several servers counts', async () => {
  const silent = await startStun(() => []);
  const server = await startStun(request => [bindingAnswer(request, NAT)]);
  const iceServers = ['stun:nobody.invalid', silent, server, 'turn:turn.example.org'];
  expect(await findNatAddress({ ...OPEN, iceServers })).toEqual({
    nat: { own: '127.0.0.1', announced: NAT },
  });
});

test('servers of which none answers in time are named', async () => {
  const silent = await startStun(() => []);
  const iceServers = ['stun:nobody.invalid', silent];
  expect(await findNatAddress({ ...OPEN, iceServers }, 50)).toEqual({ unanswered: iceServers });
});

test('nobody is asked where there is nothing to find', async () => {
  const asked: Buffer[] = [];
  const server = await startStun(request => {
    asked.push(request);
    return [bindingAnswer(request, NAT)];
  });
  const iceServers = [server];
  expect(await findNatAddress({ ...OPEN, announce: '192.0.2.1', iceServers })).toEqual({});
  expect(await findNatAddress({ ...OPEN, mediaHost: '127.0.0.1', iceServers })).toEqual({});
  expect(await findNatAddress({ ...OPEN, mediaHost: '2001:db8::1', iceServers })).toEqual({});
  expect(await findNatAddress({ ...OPEN, iceServers: [] })).toEqual({});
  expect(asked).toEqual([]);
});

test('an address without NAT is announced as it is', async () => {
  const server = await startStun(request => [bindingAnswer(request, '127.0.0.1')]);
  expect(await findNatAddress({ ...OPEN, iceServers: [server] })).toEqual({});
});

test('a server behind NAT names the address that was found in its candidates, beside its own', async () => {
  const stun = await startStun(request => [bindingAnswer(request, NAT)]);
  const server = await TestServer.start(['--host', '0.0.0.0', '--ice-servers', stun]);
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  const { session, answer } = await new RtcRequests(server, host).openSession();
  expect(answer).toMatch(/a=candidate:.* 203\.0\.113\.7 /);
  expect(answer).toMatch(/a=candidate:.* 127\.0\.0\.1 /);
  await fetch(session, { method: 'DELETE' });
}, 60_000);

test('the crew is told that the address of a server isn’t known, and its owner too', async () => {
  const silent = await startStun(() => []);
  const server = await TestServer.start(['--host', '0.0.0.0', '--ice-servers', silent]);
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  expect(host.store.getState().live.reach.reach?.address).toEqual({ kind: 'no-stun', servers: [silent] });
  expect(server.errors).toMatch(/No STUN server answers.*--announce/);
}, 60_000);
