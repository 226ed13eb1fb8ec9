import { networkInterfaces } from 'node:os';
import { openUntrusted } from '../support/browser.ts';
import { startHoldingProxy } from '../support/holding-proxy.ts';
import { nginxMissing, startNginx } from '../support/nginx.ts';
import { freePorts } from '../support/ports.ts';
import { joinRoom } from '../support/room.ts';
import { goLive } from '../support/studio.ts';
import { moreFrames, PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';

/** Publishes the camera by WHIP until it is connected, and ends the session where its Location leads. */
async function sendByWhip({ address, token }: { address: string; token: string }) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const connection = new RTCPeerConnection();
  for (const track of stream.getTracks()) connection.addTransceiver(track, { direction: 'sendonly' });
  const connected = new Promise<void>(resolve => {
    connection.addEventListener('connectionstatechange', () => {
      if (connection.connectionState === 'connected') resolve();
    });
  });
  await connection.setLocalDescription();
  const authorization = `Bearer ${token}`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization },
    body: connection.localDescription?.sdp ?? '',
  });
  const path = response.headers.get('location') ?? '';
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
  await connected;
  const { status } = await fetch(path, { method: 'DELETE', headers: { authorization } });
  connection.close();
  return { path, ended: status };
}

test('a proxy serves all of it under a path: pages, pictures, sockets, WHEP and WHIP', async ({
  browser,
  startServer,
}) => {
  test.skip(nginxMissing !== undefined, nginxMissing);
  const port = await freePorts();
  const address = `https://localhost:${port}/live`;
  const server = await startServer(['--public-url', address, '--trust-proxy', 'yes']);
  await server.addSampleProducts();
  await fetch(`${server.origin}/live/api/shows/autumn-show`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ isListed: true }),
  });
  const nginx = await startNginx(port, server.origin, { path: '/live' });
  expect(server.addresses.viewer).toBe(`${address}/s/autumn-show`);
  const { pathname, hash } = new URL(server.addresses.studio);
  const studio = await openUntrusted(browser, `${address}${pathname}${hash}`);
  await goLive(studio);
  await studio.keyboard.press('1');

  const list = await openUntrusted(browser, `${address}/`);
  await list.getByRole('link', { name: /Autumn show/ }).click();
  await list.waitForURL(server.addresses.viewer);
  await moreFrames(list);
  const picture = list.locator('.card img').first();
  expect(await picture.getAttribute('src')).toMatch(/^\/live\/pictures\//);
  await expect(picture).not.toHaveJSProperty('naturalWidth', 0);

  await studio.getByRole('button', { name: 'Share' }).click();
  await expect(studio.getByRole('textbox', { name: 'Viewers’ link' })).toHaveValue(server.addresses.viewer);
  const host = await joinRoom(server, { token: server.hostToken });
  const { whip } = await host.send('ingest.address', {});
  host.close();
  expect(whip.address).toBe(`${address}/whip/autumn-show`);
  expect(await studio.evaluate(sendByWhip, whip)).toEqual({
    path: expect.stringMatching(/^\/live\/whip\/autumn-show\/[\w-]+$/),
    ended: 200,
  });
  for (const page of [studio, list]) await page.context().close();
  await nginx.close();
});

test('a proxy that holds back what sockets carry is named to the viewer, and to the host before', async ({
  startServer,
  openWindow,
}) => {
  const port = await freePorts();
  const server = await startServer(['--public-url', `http://127.0.0.1:${port}`, '--trust-proxy', 'yes']);
  const proxy = await startHoldingProxy(port, server.origin);
  const viewer = await openWindow(server.addresses.viewer, PHONE);
  const { pathname, hash } = new URL(server.addresses.studio);
  const through = await openWindow(`${proxy.origin}${pathname}${hash}`);
  await expect(viewer.getByText('Something holds the connection back')).toBeVisible();
  await expect(
    through.getByText('The server answers, but its live connection doesn’t get through.').first(),
  ).toBeVisible();

  const direct = await openWindow(server.addresses.studio);
  await expect(
    direct.getByText('Viewers get the page, and the show doesn’t reach them.').first(),
  ).toBeVisible();
  await direct.getByRole('button', { name: 'Share' }).click();
  await expect(
    direct.getByRole('dialog').getByText('opens WebSockets and holds back what they carry', { exact: false }),
  ).toBeVisible();
  proxy.close();
});

const hasIpv6 = Object.values(networkInterfaces()).some(each =>
  each?.some(({ address }) => address === '::1'),
);

test('a server that listens by IPv6 alone is watched by it', async ({ startServer, openWindow }) => {
  test.skip(!hasIpv6, 'this machine has no IPv6');
  const server = await startServer(['--host', '::1']);
  expect(new URL(server.addresses.viewer).hostname).toBe('[::1]');
  const studio = await openWindow(server.addresses.studio);
  await goLive(studio);
  const viewer = await openWindow(server.addresses.viewer, PHONE);
  await moreFrames(viewer);
});
