import type { Page } from 'playwright';
import { violations } from '../support/accessible.ts';
import { PNG } from '../support/pictures-shop.ts';
import { expect, test } from './fixtures.ts';
import { chooseFile } from './pages/choose-file.ts';
import type { ViewerPage } from './pages/viewer.ts';

/**
 * Whether a smaller picture stands in the lower right of the viewer's picture. The camera's bar is upright, so in one
 * whole picture every column is as bright there as in the middle of the height; in two pictures some are not.
 */
function hasCornerPicture({ page }: ViewerPage): Promise<boolean> {
  return page.evaluate(() => {
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
async function expectTwoPictures(viewer: ViewerPage): Promise<void> {
  await expect(async () => expect(await hasCornerPicture(viewer)).toBe(true)).toPass({ timeout: 20_000 });
}

async function expectOnePicture(viewer: ViewerPage): Promise<void> {
  await expect(async () => {
    for (let look = 0; look < 5; look++) {
      await viewer.moreFrames(4);
      expect(await hasCornerPicture(viewer)).toBe(false);
    }
  }).toPass({ timeout: 30_000 });
}

/** How the monitors of this name are scaled: `-1 1` where they are mirrored for the host. */
const scaleOf = (page: Page, name: RegExp): Promise<string> =>
  page.getByLabel(name).evaluate(element => getComputedStyle(element).scale);

/** Chooses what the screen's layer of the edited scene shows; the browser's own fake screen is not the camera's bar. */
async function chooseScreen(page: Page): Promise<void> {
  await page
    .getByRole('list', { name: 'Layers' })
    .getByRole('button', { name: /^Screen/ })
    .click();
  await page.getByRole('button', { name: 'Choose a screen or window' }).click();
  await expect(page.getByRole('button', { name: 'Choose another one' })).toBeVisible();
}

test('a host adds picture-in-picture, switches to it and back, and finds it again after a reload', async ({
  studio,
  viewer,
}) => {
  const { page, scenes } = studio;

  await test.step('a new show goes live with the camera alone, as it always did', async () => {
    await studio.goLive();
    await viewer.firstFrame();
    await expectOnePicture(viewer);
    expect(await scaleOf(page, /^The picture that viewers get$/)).toBe('-1 1');
  });

  await test.step('a scene from a template opens for editing, and viewers don’t see it yet', async () => {
    await page.getByRole('button', { name: 'New scene' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Picture in picture' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Picture in picture 2');
    await expect(page.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(2);
    await expectOnePicture(viewer);
    await chooseScreen(page);
  });

  await test.step('a layer is moved by the arrow keys, removed, and brought back by undo', async () => {
    const canvas = page.getByRole('application');
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The canvas is not on the page.');
    await page.mouse.click(box.x + box.width * 0.83, box.y + box.height * 0.8);
    await canvas.press('Shift+ArrowUp');
    await canvas.press('Delete');
    await expect(page.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('list', { name: 'Layers' }).getByRole('listitem')).toHaveCount(2);
  });

  await test.step('the space bar cuts to it, and viewers see both pictures', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('Space');
    await expect(scenes.nth(3)).toHaveAttribute('aria-pressed', 'true');
    await expectTwoPictures(viewer);
  });

  await test.step('Enter fades back to what was there before, which stands ready by itself', async () => {
    await page.keyboard.press('Enter');
    await expect(scenes.nth(0)).toHaveAttribute('aria-pressed', 'true');
    await expectOnePicture(viewer);
    // Two pictures are not mirrored, and so is nothing beside them.
    for (const monitor of [/^The picture that viewers get$/, /^The scene that stands ready/])
      expect(await scaleOf(page, monitor)).toBe('none');
  });

  await test.step('a key and a cut bring it again, and a reload of the studio keeps it', async () => {
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Space');
    await expectTwoPictures(viewer);
    await page.reload();
    await expect(scenes.nth(3)).toHaveAttribute('aria-pressed', 'true');
    await page.getByText('On air – viewers see this').waitFor();
    await viewer.moreFrames();
    // For the host's privacy a screen is chosen anew; until then the camera has the whole picture.
    await expectOnePicture(viewer);
    await page.getByRole('button', { name: 'Edit scene' }).click();
    await chooseScreen(page);
    await page.getByRole('button', { name: 'Done' }).click();
    await expectTwoPictures(viewer);
  });
});

test('a picture from a file becomes a layer, is put behind another, and the editor can be used by everybody', async ({
  studio,
}) => {
  const { page, dialog: drawer } = studio;
  await page.getByRole('button', { name: /Close-up/ }).click();
  await page.getByRole('button', { name: 'Edit scene' }).click();
  await expect(drawer.getByRole('textbox', { name: 'Name' })).toHaveValue('Close-up');
  await drawer.getByRole('button', { name: 'Add source' }).click();
  const picture = { name: 'Logo.png', mimeType: 'image/png', buffer: PNG };
  await chooseFile(page.getByRole('menuitem', { name: 'Picture', exact: true }), picture);
  await expect(drawer.getByRole('textbox', { name: 'Name' }).last()).toHaveValue('Logo');
  await expect(drawer.getByText('Saved')).toBeVisible();

  const layers = drawer.getByRole('list', { name: 'Layers' }).getByRole('listitem');
  await expect(layers).toHaveText(['Logo', 'Camera']);
  const handle = await drawer
    .getByRole('button', { name: 'Move Logo to the front or the back' })
    .boundingBox();
  if (!handle) throw new Error('The layer has no handle.');
  await page.mouse.move(handle.x + 4, handle.y + 8);
  await page.mouse.down();
  await page.mouse.move(handle.x + 4, handle.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(layers).toHaveText(['Camera', 'Logo']);

  expect(await violations(page)).toEqual([]);
});
