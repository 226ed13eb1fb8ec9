import { expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { FakeTime, fakeTimeMissing } from '../../support/fake-time.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

const HOUR_MS = 60 * 60 * 1000;
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };
const why = fakeTimeMissing ?? '';

async function start(): Promise<{
  server: TestServer;
  time: FakeTime;
  join: (token?: string) => Promise<Room>;
}> {
  const time = new FakeTime();
  const server = await TestServer.start([], { ...WITHOUT_MEDIA, ...time.env });
  onTestFinished(async () => {
    await server.stop();
    time.remove();
  });
  const join = async (token?: string) => {
    const room = await joinRoom(server, token === undefined ? {} : { token });
    onTestFinished(() => room.close());
    return room;
  };
  return { server, time, join };
}

const knows = (room: Room, aheadMs: number) =>
  until(room, ({ live }) => Math.abs(live.clock.aheadMs - aheadMs) < 1000, `${aheadMs} ms ahead`);
const aheadIn = (room: Room) => room.store.getState().live.clock.aheadMs;

test.skipIf(fakeTimeMissing)(
  `a clock that is set is logged once and told to the crew alone, and again when it is right${why}`,
  async () => {
    const { server, time, join } = await start();
    const [host, viewer] = [await join(server.hostToken), await join()];
    expect(aheadIn(host)).toBe(0);
    time.set(-HOUR_MS);
    await knows(host, -HOUR_MS);
    expect(aheadIn(await join(server.hostToken))).toBe(aheadIn(host));
    expect(aheadIn(viewer)).toBe(0);
    expect(server.errors.match(/The clock of this machine was set/g)).toHaveLength(1);
    time.set(0);
    await knows(host, 0);
    expect(aheadIn(host)).toBe(0);
  },
);

test.skipIf(fakeTimeMissing)(
  `an invite lasts its hours after the clock was set ahead by days${why}`,
  async () => {
    const { server, time, join } = await start();
    const host = await join(server.hostToken);
    time.set(3 * 24 * HOUR_MS);
    await knows(host, 3 * 24 * HOUR_MS);
    const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    expect((await join(token)).store.getState().you?.name).toBe('Mo');
  },
);

test.skipIf(fakeTimeMissing)(
  `a server that is stopped with nothing running begins anew by the machine’s clock${why}`,
  async () => {
    const { server, time, join } = await start();
    const host = await join(server.hostToken);
    time.set(HOUR_MS);
    await knows(host, HOUR_MS);
    const before = host.now();
    host.close();
    await server.end();
    await server.restart();
    const again = await join(server.hostToken);
    expect(again.now() - before).toBeGreaterThan(HOUR_MS);
    expect(aheadIn(again)).toBe(0);
  },
);

test.skipIf(fakeTimeMissing)(
  `a mute ends after its true length over a stop of the server and a clock that is set meanwhile${why}`,
  async () => {
    const { server, time, join } = await start();
    const [host, viewer] = [await join(server.hostToken), await join()];
    await viewer.send('chat.post', { text: 'hello' });
    const personId = viewer.store.getState().you?.id ?? '';
    await host.send('moderation.mute', { personId, seconds: 600 });
    const leftMs = () => (host.store.getState().show.moderation.mutes[personId]?.until ?? 0) - host.now();
    const before = leftMs();
    const began = performance.now();
    await server.end();
    time.set(HOUR_MS);
    await server.restart();
    await knows(host, HOUR_MS);
    expect(Math.abs(before - leftMs() - (performance.now() - began))).toBeLessThan(1000);
    await expect(viewer.send('chat.post', { text: 'am I muted?' })).rejects.toMatchObject({ code: 'muted' });
  },
);
