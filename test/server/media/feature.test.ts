import { expect, onTestFinished, test } from 'vitest';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('a server without a media worker tells the crew why it has no media, and nobody else', async () => {
  const server = await TestServer.start([], { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' });
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const viewer = await joinRoom(server);
  onTestFinished(() => [host, viewer].forEach(room => room.close()));
  const { live } = await until(host, view => view.live.media.missing !== undefined, 'told why');
  expect(live.media).toEqual({ welcome: undefined, missing: 'no-worker' });
  expect(viewer.store.getState().live.media).toEqual({ welcome: undefined, missing: undefined });
});
