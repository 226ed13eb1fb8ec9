import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { violations } from '../support/accessible.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { firstFrame, moreFrames, PHONE } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/**
 * Whether a smaller picture stands in the lower right of the viewer's picture. The camera's bar is upright, so in one
 * whole picture every column is as bright there as in the middle of the height; in two pictures some are not.
 */
function hasCornerPicture(viewer: Page): Promise<boolean> {
  return viewer.evaluate(() => {
    const video = document.querySelector('video');
    const [width, height] = [160, 90];
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!video || !context) throw new Error('There is no picture to look at.');
    context.drawImage(video, 0, 0, width, height);
    const rowAt = (y: number) => context.getImageData(0, Math.round(y * height), width, 1).data;
    const [middle, low] = [rowAt(0.5), rowAt(0.8)];
    const columns = Array.from({ length: 36 }, (_, index) => Math.round(0.72 * width) + index);
    return columns.some(x => Math.abs((middle[x * 4 + 1] ?? 0) - (low[x * 4 + 1] ?? 0)) > 60);
  });
}

/** Waits until the viewer sees two pictures; the bars stand one above the other at times, so one look is not enough. */
async function expectTwoPictures(viewer: Page): Promise<void> {
  await expect(async () => expect(await hasCornerPicture(viewer)).toBe(true)).toPass({ timeout: 20_000 });
}

async function expectOnePicture(viewer: Page): Promise<void> {
  await expect(async () => {
    for (let look = 0; look < 5; look++) {
      await moreFrames(viewer, 4);
      expect(await hasCornerPicture(viewer)).toBe(false);
    }
  }).toPass({ timeout: 30_000 });
}

test('a host adds picture-in-picture, switches to it and back, and finds it again after a reload', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  const { page: viewer } = await openPage(browser, server.addresses.viewer, PHONE);
  const sceneButtons = studio.getByRole('list', { name: 'Scenes' }).getByRole('button');

  await test.step('a new show goes live with the camera alone, as it always did', async () => {
    await goLive(studio);
    await firstFrame(viewer);
    await expectOnePicture(viewer);
  });

  await test.step('a scene from a template opens for editing, and viewers don’t see it yet', async () => {
    await studio.getByRole('button', { name: 'New scene' }).click();
    await studio.getByRole('dialog').getByRole('button', { name: 'Picture in picture' }).click();
    await expect(studio.getByRole('textbox', { name: 'Name' })).toHaveValue('Picture in picture 2');
    await expect(studio.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(2);
    await expectOnePicture(viewer);
  });

  await test.step('a layer is moved by the arrow keys, removed, and brought back by undo', async () => {
    const canvas = studio.getByRole('application');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The canvas is not on the page.');
    await studio.mouse.click(box.x + box.width * 0.83, box.y + box.height * 0.8);
    await canvas.press('Shift+ArrowUp');
    await canvas.press('Delete');
    await expect(studio.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(1);
    await studio.keyboard.press('Control+z');
    await expect(studio.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(2);
  });

  await test.step('the space bar cuts to it, and viewers see both pictures', async () => {
    await studio.getByRole('button', { name: 'Done' }).click();
    await studio.keyboard.press('Space');
    await expect(sceneButtons.nth(3)).toHaveAttribute('aria-pressed', 'true');
    await expectTwoPictures(viewer);
  });

  await test.step('Enter fades back to what was there before, which stands ready by itself', async () => {
    await studio.keyboard.press('Enter');
    await expect(sceneButtons.nth(0)).toHaveAttribute('aria-pressed', 'true');
    await expectOnePicture(viewer);
  });

  await test.step('a key and a cut bring it again, and a reload of the studio keeps it', async () => {
    await studio.keyboard.press('Alt+4');
    await studio.keyboard.press('Space');
    await expectTwoPictures(viewer);
    await studio.reload();
    await expect(sceneButtons.nth(3)).toHaveAttribute('aria-pressed', 'true');
    await studio.getByText('On air – viewers see this').waitFor();
    await moreFrames(viewer);
    await expectTwoPictures(viewer);
  });
});

test('a picture from a file becomes a layer, is put behind another, and the editor can be used by everybody', async () => {
  const { page: studio } = await openPage(browser, server.addresses.studio);
  await studio.getByRole('button', { name: /Close-up/ }).click();
  await studio.getByRole('button', { name: 'Edit scene' }).click();
  const drawer = studio.getByRole('dialog');
  await expect(drawer.getByRole('textbox', { name: 'Name' })).toHaveValue('Close-up');
  await drawer.getByRole('button', { name: 'Add source' }).click();
  const [chooser] = await Promise.all([
    studio.waitForEvent('filechooser'),
    studio.getByRole('menuitem', { name: 'Picture', exact: true }).click(),
  ]);
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  await chooser.setFiles({ name: 'Logo.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  await expect(drawer.getByRole('textbox', { name: 'Name' }).last()).toHaveValue('Logo');
  await expect(drawer.getByText('Saved')).toBeVisible();

  const layers = drawer.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  await expect(layers).toHaveText(['Logo', 'Camera']);
  const handle = await drawer
    .getByRole('button', { name: 'Move Logo to the front or the back' })
    .boundingBox();
  if (!handle) throw new Error('The layer has no handle.');
  await studio.mouse.move(handle.x + 4, handle.y + 8);
  await studio.mouse.down();
  await studio.mouse.move(handle.x + 4, handle.y + 60, { steps: 8 });
  await studio.mouse.up();
  await expect(layers).toHaveText(['Camera', 'Logo']);

  expect(await violations(studio)).toEqual([]);
});
