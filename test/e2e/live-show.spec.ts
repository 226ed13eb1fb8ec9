import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { expectMovingPicture, firstFrame, PHONE } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;
let studio: Page;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openViewer = async () => (await openPage(browser, server.addresses.viewer, PHONE)).page;

/** Agrees to the note of a first visit, as a viewer who wants to write must. */
async function accept(viewer: Page): Promise<void> {
  const note = viewer.getByRole('button', { name: 'Remember me' });
  if (await note.isVisible()) await note.click();
}

async function write(viewer: Page, text: string): Promise<void> {
  await viewer.getByRole('textbox').fill(text);
  await viewer.getByRole('textbox').press('Enter');
}

test('a show runs from going live over chat, pin and mute to a crash of the server and back', async () => {
  let ann: Page;
  let bob: Page;

  await test.step('the host opens the studio, brings sample products and goes live from the camera', async () => {
    ({ page: studio } = await openPage(browser, server.addresses.studio));
    await studio.getByRole('button', { name: 'Use the sample set' }).first().click();
    await studio
      .getByRole('button', { name: /^Pin .* on every viewer's screen$/ })
      .first()
      .waitFor();
    await goLive(studio);
  });

  await test.step('two viewers see the moving picture', async () => {
    ann = await openViewer();
    bob = await openViewer();
    for (const viewer of [ann, bob]) {
      const ms = await firstFrame(viewer);
      console.log(`page open to first decoded frame: ${Math.round(ms)} ms`);
      await expectMovingPicture(viewer);
      await accept(viewer);
    }
    await expect(studio.getByText('2 watching')).toBeVisible();
  });

  await test.step('what Ann writes is seen by Bob and by the host', async () => {
    await write(ann, 'is it warm?');
    await expect(bob.getByText('is it warm?')).toBeVisible();
    await expect(studio.getByText('is it warm?').first()).toBeVisible();
  });

  await test.step('one key pins an offer on both screens', async () => {
    await studio.evaluate(() => {
      document.addEventListener('keydown', event => {
        document.documentElement.dataset.pressedAt = String(performance.timeOrigin + event.timeStamp);
      });
    });
    await studio.keyboard.press('1');
    for (const viewer of [ann, bob]) {
      const painted = await viewer.waitForFunction(() => {
        const mark = performance.getEntriesByName('vitrine:pin-painted').at(-1);
        return mark && performance.timeOrigin + mark.startTime;
      });
      const pressed = await studio.evaluate(() => Number(document.documentElement.dataset.pressedAt));
      console.log(`pin pressed to painted: ${Math.round(Number(await painted.jsonValue()) - pressed)} ms`);
      await expect(viewer.locator('.card')).toBeVisible();
    }
  });

  await test.step('a muted viewer stays muted, and is told so', async () => {
    await studio.getByText('is it warm?').first().hover();
    await studio
      .getByRole('button', { name: /^Mute Guest/ })
      .first()
      .click();
    await studio.getByRole('menuitem', { name: /show/ }).click();
    await expect(ann.getByText(/muted/i).first()).toBeVisible();
    // The chat stands still under the pointer, so the pointer leaves it.
    await studio.mouse.move(5, 5);
  });

  await test.step('the server is killed and comes back: picture, pin, mute and chat are as they were', async () => {
    await server.kill();
    await expect(ann.getByText(/reconnect|connection/i).first()).toBeVisible();
    await server.restart();
    for (const viewer of [ann, bob]) {
      await expectMovingPicture(viewer);
      await expect(viewer.locator('.card')).toBeVisible();
      await expect(viewer.getByText('is it warm?')).toBeVisible();
    }
    await expect(ann.getByText(/muted/i).first()).toBeVisible();
    await write(bob, 'still here');
    await expect(ann.getByText('still here')).toBeVisible();
    await expect(studio.getByText('still here').first()).toBeVisible();
  });

  await test.step('the host ends the show after one question, and the viewers are told', async () => {
    await studio.getByRole('button', { name: 'End show' }).click();
    await studio.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
    await expect(bob.getByText(/ended/i).first()).toBeVisible();
    await expect(bob.locator('.card')).toHaveCount(0);
  });
});
