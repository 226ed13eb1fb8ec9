import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

vi.setConfig({ testTimeout: 60_000 });

const hasNetwork = Object.values(networkInterfaces())
  .flatMap(each => each ?? [])
  .some(({ internal, family }) => !internal && family === 'IPv4');

async function start(...flags: string[]) {
  const server = await TestServer.start(flags);
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  return { server, host };
}

test('a plain start tells the crew that only its machine reaches it, and viewers nothing', async () => {
  const { server, host } = await start();
  expect(host.store.getState().live.reach.reach).toMatchObject({
    kind: 'machine',
    origin: server.origin,
    network: { isOn: false, isUsed: false },
  });
  const viewer = await joinRoom(server);
  onTestFinished(() => viewer.close());
  expect(viewer.store.getState().live.reach).toEqual({ reach: undefined, preview: undefined });
});

test('nobody but the host may open the server to its network', async () => {
  const { server, host } = await start();
  const { token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const moderator = await joinRoom(server, { token });
  onTestFinished(() => moderator.close());
  await expect(moderator.send('reach.network', { isOn: true })).rejects.toMatchObject({ code: 'forbidden' });
});

test.skipIf(!hasNetwork)(
  'the switch opens the running server to the network, with its sockets, and over a restart',
  async () => {
    const { server, host } = await start();
    const reach = await host.send('reach.network', { isOn: true });
    expect(reach.network).toMatchObject({ isOn: true });
    expect(reach.network?.problem).toBeUndefined();
    expect(reach.kind).not.toBe('machine');
    expect((await fetch(`${reach.origin}/s/autumn-show`)).status).toBe(200);
    const socket = new WebSocket(`${reach.origin.replace('http', 'ws')}/socket`, { origin: reach.origin });
    await once(socket, 'open');
    socket.close();

    await server.end();
    await server.restart();
    await until(
      host,
      view => view.connection.kind === 'joined' && view.live.reach.reach?.network?.isOn === true,
      'the network is open after the restart',
    );
    expect((await fetch(`${reach.origin}/healthz`)).ok).toBe(true);

    await host.send('reach.network', { isOn: false });
    await expect(fetch(`${reach.origin}/healthz`)).rejects.toThrow();
    expect((await fetch(`${server.origin}/healthz`)).ok).toBe(true);
  },
);

test('a server that was started for others has nothing to switch', async () => {
  const { host } = await start('--host', '0.0.0.0');
  expect(host.store.getState().live.reach.reach?.network).toBeUndefined();
});

test('a server behind a proxy is told by the proxy’s address', async () => {
  const { server, host } = await start('--public-url', 'https://live.example.org/');
  expect(host.store.getState().live.reach.reach).toMatchObject({
    kind: 'address',
    origin: 'https://live.example.org',
  });
  expect(server.addresses.viewer).toBe('https://live.example.org/s/autumn-show');
});

test('a server behind a proxy that serves it under a path tells addresses with that path', async () => {
  const { server, host } = await start('--public-url', 'https://live.example.org/shop/');
  expect(host.store.getState().live.reach.reach?.origin).toBe('https://live.example.org/shop');
  const { whip, whep } = await host.send('ingest.address', {});
  expect(whip.address).toBe('https://live.example.org/shop/whip/autumn-show');
  expect(whep.address).toBe('https://live.example.org/shop/whep/autumn-show');
  expect((await fetch(`${server.origin}/shop/s/autumn-show`)).status).toBe(200);
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}/shop/socket`);
  await once(socket, 'open');
  socket.close();
});

test('a public name that nobody has is told to the crew, and to who started the server', async () => {
  const { server, host } = await start('--public-url', 'https://nobody.invalid');
  await until(host, ({ live }) => live.reach.reach?.address !== undefined, 'the crew is told');
  expect(host.store.getState().live.reach.reach?.address).toEqual({
    kind: 'unresolved',
    name: 'nobody.invalid',
  });
  expect(server.errors).toMatch(/nobody\.invalid doesn't resolve.*record of type A/);
});

test('a path of the server’s own is refused for its prefix at the start, with how to mend it', async () => {
  await expect(start('--public-url', 'https://live.example.org/studio')).rejects.toThrow(
    /must not have "studio" in its path.*such as \/live/,
  );
});

test('the preview’s ticket is the crew’s, and a page that has it tells that it has shown the picture', async () => {
  const { server, host } = await start();
  const { ticket = '' } = host.store.getState().live.reach.preview ?? {};
  const viewer = await joinRoom(server);
  onTestFinished(() => viewer.close());
  await viewer.send('reach.shown', { ticket: 'guessed' });
  expect(host.store.getState().live.reach.preview?.wasShown).toBe(false);
  await viewer.send('reach.shown', { ticket });
  await until(host, view => view.live.reach.preview?.wasShown === true, 'the preview was shown');
});
