import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

test('a show runs from going live over chat, pin and mute to a crash of the server and back', async ({
  server,
  studio,
  openViewer,
}) => {
  let ann: ViewerPage;
  let bob: ViewerPage;

  await test.step('the host brings sample products and goes live from the camera', async () => {
    await studio.addSampleProducts();
    await studio.goLive();
  });

  await test.step('two viewers see the moving picture', async () => {
    ann = await openViewer();
    bob = await openViewer();
    for (const viewer of [ann, bob]) {
      const ms = await viewer.firstFrame();
      console.log(`page open to first decoded frame: ${Math.round(ms)} ms`);
      await viewer.expectMovingPicture();
      await viewer.acceptNote();
    }
    await expect(studio.watching(2)).toBeVisible();
  });

  await test.step('what Ann writes is seen by Bob and by the host', async () => {
    await ann.write('is it warm?');
    await expect(bob.page.getByText('is it warm?')).toBeVisible();
    await expect(studio.page.getByText('is it warm?').first()).toBeVisible();
    await bob.write('it looks warm');
    await expect(ann.page.getByText('it looks warm')).toBeVisible();
  });

  await test.step('one key pins an offer on both screens', async () => {
    await studio.page.evaluate(() => {
      document.addEventListener('keydown', event => {
        document.documentElement.dataset.pressedAt = String(performance.timeOrigin + event.timeStamp);
      });
    });
    await studio.page.keyboard.press('1');
    for (const { page } of [ann, bob]) {
      const painted = await page.waitForFunction(() => {
        const mark = performance.getEntriesByName('vitrine:pin-painted').at(-1);
        return mark && performance.timeOrigin + mark.startTime;
      });
      const pressed = await studio.page.evaluate(() => Number(document.documentElement.dataset.pressedAt));
      console.log(`pin pressed to painted: ${Math.round(Number(await painted.jsonValue()) - pressed)} ms`);
      await expect(page.locator('.card')).toBeVisible();
    }
  });

  await test.step('a muted viewer stays muted and is told so, and others do not see their lines any more', async () => {
    await studio.mute('is it warm?');
    await expect(ann.page.getByText(/muted/i).first()).toBeVisible();
    await expect(bob.page.getByText('is it warm?')).toBeHidden();
  });

  await test.step('the server is killed and comes back: picture, pin, mute and chat are as they were', async () => {
    await server.kill();
    await expect(ann.page.getByText(/reconnect|connection/i).first()).toBeVisible();
    expect(await violations(ann.page)).toEqual([]);
    await server.restart();
    for (const viewer of [ann, bob]) {
      await viewer.expectMovingPicture();
      await expect(viewer.page.locator('.card')).toBeVisible();
      await expect(viewer.page.getByText('it looks warm')).toBeVisible();
    }
    await expect(bob.page.getByText('is it warm?')).toBeHidden();
    await expect(ann.page.getByText(/muted/i).first()).toBeVisible();
    await bob.write('still here');
    await expect(ann.page.getByText('still here')).toBeVisible();
    await expect(studio.page.getByText('still here').first()).toBeVisible();
  });

  await test.step('the host ends the show after one question, and the viewers are told', async () => {
    await studio.endShow();
    await expect(bob.page.getByText(/ended/i).first()).toBeVisible();
    await expect(bob.page.locator('.card')).toHaveCount(0);
  });
});
