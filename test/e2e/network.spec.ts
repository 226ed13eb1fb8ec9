import { namespaceMissing } from '../support/namespace.ts';
import { expect } from './fixtures.ts';
import { test as base } from './network-fixtures.ts';
import { StudioPage } from './pages/studio.ts';

/** The host sits in a network that can be spoiled; the viewer in one that can't. */
const test = base.extend({
  studio: async ({ server, openInside }, use) =>
    use(new StudioPage(await openInside(server.addresses.studio))),
});

test.skip(namespaceMissing !== undefined, namespaceMissing);

test.beforeEach(async ({ studio, viewer }) => {
  await studio.goLive();
  await viewer.firstFrame();
});

test('an upload that is too slow carries a smaller picture, and the host is told so in numbers', async ({
  namespace,
  studio,
  viewer,
}) => {
  await studio.page.getByRole('button', { name: /^Stream health/ }).click();
  namespace.slowDown(700);
  await expect(
    studio.page.getByText(/^Your upload is too slow for the full picture: 0\.\d of \d\.\d Mbps/),
  ).toBeVisible();
  await viewer.expectMovingPicture();
  await viewer.moreFrames(60);
  await viewer.expectSound();

  namespace.clear();
  await expect(studio.page.getByText(/^Your upload is too slow/)).toHaveCount(0);
});

test('five lost packets of a hundred and a long way are survived, and the host is told in words', async ({
  namespace,
  studio,
  viewer,
}) => {
  const missing = namespace.spoil(40, 5);
  test.skip(missing !== undefined, missing);
  await studio.page.getByRole('button', { name: /^Stream health/ }).click();
  await expect(studio.page.getByText(/^Packets are lost on the way/)).toBeVisible();
  await viewer.expectMovingPicture();
  await viewer.moreFrames(60);
});

test('a pulled cable is told at once, and the picture comes back by itself when it is in again', async ({
  namespace,
  studio,
  viewer,
}) => {
  const lost = studio.page.getByRole('strong').filter({ hasText: 'The connection to the show is lost.' });
  namespace.plug(false);
  await expect(lost).toBeVisible();
  namespace.plug(true);
  await viewer.expectMovingPicture();
  await expect(lost).toHaveCount(0);
});
