import { violations } from '../support/accessible.ts';
import { openUntrusted } from '../support/browser.ts';
import { Namespace, namespaceMissing } from '../support/namespace.ts';
import { nginxMissing, startNginx } from '../support/nginx.ts';
import { freePorts } from '../support/ports.ts';
import { goLive } from '../support/studio.ts';
import { moreFrames, PHONE } from '../support/viewer.ts';
import { test as base, expect } from './fixtures.ts';

/** A phone in the network of the host's computer, which reaches that by its address alone. */
const test = base.extend<{ namespace: Namespace }>({
  namespace: async ({ serverFlags: _ }, use) => {
    const namespace = new Namespace();
    namespace.route();
    await use(namespace);
    namespace.close();
  },
});

test.describe('the network', () => {
  test.skip(namespaceMissing !== undefined, namespaceMissing);

  test('a host opens a running server to the network by one switch, and a phone gets in by the code', async ({
    namespace,
    studio: { page: studio },
    launch,
    openWindow,
  }) => {
    await goLive(studio);
    await studio.getByRole('button', { name: 'Share' }).click();
    const share = studio.getByRole('dialog', { name: 'Share the show' });
    await expect(share.getByText('Now only this computer opens the link.')).toBeVisible();
    await share.getByRole('switch', { name: 'Open to my network' }).click();
    await expect(share.getByText('Scan the code with a phone')).toBeVisible();
    expect(await violations(studio)).toEqual([]);
    const address = await share.getByRole('textbox', { name: 'Viewers’ link' }).inputValue();
    expect(new URL(address).hostname).not.toMatch(/localhost|127\./);

    const phone = await openWindow(address, {
      ...PHONE,
      browser: await launch({ executable: namespace.chromium }),
    });
    await moreFrames(phone);
    await expect(share.getByText('A device in your network has got through.')).toBeVisible();

    await share.getByRole('switch', { name: 'Open to my network' }).click();
    await expect(share.getByText('Now only this computer opens the link.')).toBeVisible();
    await expect(phone.getByText('Connection lost.').first()).toBeVisible();
  });
});

test('a host sees their own picture on another page before the show, and nobody else does', async ({
  studio: { page: studio },
  openWindow,
  openViewer,
}) => {
  await studio.getByRole('button', { name: 'Show the QR code' }).click();
  const dialog = studio.getByRole('dialog', { name: 'See yourself as a viewer' });
  const address = await dialog.getByRole('textbox', { name: 'Link of the preview' }).inputValue();
  expect(await violations(studio)).toEqual([]);
  const phone = await openWindow(address, PHONE);
  await moreFrames(phone);
  await expect(dialog.getByText('A viewers’ page shows your picture.')).toBeVisible();

  const { page: stranger } = await openViewer();
  await expect(stranger.getByText('The show starts soon').first()).toBeVisible();
  expect(await stranger.evaluate(() => document.querySelector('video')?.readyState)).toBe(0);

  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(studio.getByText('A viewers’ page has shown your picture.')).toBeVisible();
  await goLive(studio);
  await moreFrames(stranger);
  await moreFrames(phone);
});

test('a host connects to a server of their own from the list of shows', async ({
  server,
  startServer,
  openWindow,
}) => {
  const remote = await startServer(['--show', 'Winter show']);
  const home = await openWindow(server.addresses.home);
  const link = home.getByRole('textbox', { name: 'Invite or owner’s link of the server' });
  const connect = home.getByRole('button', { name: 'Connect', exact: true });

  await link.fill('http://nobody.invalid/studio/#show=a&invite=b');
  await connect.click();
  await expect(home.getByText('There is no server named nobody.invalid')).toBeVisible();
  expect(await violations(home)).toEqual([]);

  await link.fill(`${remote.origin}/studio/#show=winter-show&invite=${server.hostToken}`);
  await connect.click();
  await expect(home.getByText('this invite is not one of its own', { exact: false })).toBeVisible();

  await link.fill(remote.addresses.studio);
  await connect.click();
  await expect(home.getByRole('button', { name: 'Go live', exact: true })).toBeVisible();
  expect(new URL(home.url()).origin).toBe(remote.origin);
});

test.describe('a proxy', () => {
  test.skip(nginxMissing !== undefined, nginxMissing);

  test('puts TLS before a server, whose host goes live through it and whose links lead to it', async ({
    browser,
    startServer,
  }) => {
    const port = await freePorts();
    const flags = ['--public-url', `https://localhost:${port}`, '--trust-proxy', 'yes'];
    const server = await startServer(flags);
    const nginx = await startNginx(port, server.origin);
    expect(new URL(server.addresses.viewer).origin).toBe(nginx.origin);
    const { pathname, hash } = new URL(server.addresses.studio);
    const studio = await openUntrusted(browser, `${nginx.origin}${pathname}${hash}`);
    await goLive(studio);
    await studio.getByRole('button', { name: 'Share' }).click();
    await expect(studio.getByText('Everybody who has the link can open it.')).toBeVisible();
    const viewer = await openUntrusted(browser, server.addresses.viewer);
    await moreFrames(viewer);
    for (const page of [studio, viewer]) await page.context().close();
    await nginx.close();
  });

  test('that passes no sockets on is named to whoever opens the studio through it', async ({
    browser,
    server,
  }) => {
    const nginx = await startNginx(await freePorts(), server.origin, { passesSockets: false });
    const { pathname, hash } = new URL(server.addresses.studio);
    const studio = await openUntrusted(browser, `${nginx.origin}${pathname}${hash}`);
    await expect(
      studio.getByText('The server answers, but its live connection doesn’t get through.').first(),
    ).toBeVisible({ timeout: 30_000 });
    await studio.context().close();
    await nginx.close();
  });
});

test('a viewer watches from a server with a certificate of its own, once the warning is clicked away', async ({
  browser,
  startServer,
}) => {
  const server = await startServer(['--host', '0.0.0.0', '--tls-self-signed', 'yes']);
  const studio = await openUntrusted(browser, server.addresses.studio);
  await goLive(studio);
  const viewer = await openUntrusted(browser, server.addresses.viewer);
  await moreFrames(viewer);
  for (const page of [studio, viewer]) await page.context().close();
});
