import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { brokenPhoto, photo } from '../support/photo.ts';
import { zipOf } from '../support/zip.ts';
import { expect, test } from './fixtures.ts';
import { chooseFile } from './pages/choose-file.ts';

const LIST = `SKU,Name,Price,Photo
SH-1,Linen shirt,39.00 EUR,IMG_0042.png
MUG-7,Blue mug,12.00 EUR,
SC-3,Red scarf,19.00 EUR,
CUP-1,Small cup,9.00 EUR,cup.png
`;
const PHOTO = photo(2400, 1200, [200, 40, 40]);

/** The width in pixels of the picture that an element shows; 0 where it shows none. */
const shownWidth = (of: Locator) =>
  of
    .locator('img')
    .first()
    .evaluate((image: HTMLImageElement) => image.naturalWidth);

test('a list and a folder of pictures go from a merchant’s hands to a card on the viewer’s screen', async ({
  server,
  studio,
  viewer,
}) => {
  const folder = join(server.folder, 'merchant');
  mkdirSync(join(folder, 'photos'), { recursive: true });
  writeFileSync(join(folder, 'list.csv'), LIST);
  for (const name of ['IMG_0042.png', 'mug-7.png', 'Red scarf.png', 'holiday.png'])
    writeFileSync(join(folder, 'photos', name), PHOTO);
  writeFileSync(join(folder, 'photos', 'cup.png'), brokenPhoto());

  const { page, dialog } = studio;
  await page.getByRole('button', { name: 'Add products' }).first().click();
  await chooseFile(dialog.getByRole('button', { name: 'Choose a folder' }), folder);
  await expect(dialog.getByText('4 products added')).toBeVisible();
  await expect(dialog.getByText('3 products have their pictures')).toBeVisible();
  await dialog.getByText('1 picture can’t be used').click();
  await expect(dialog.getByText(/^cup\.png: It is damaged/)).toBeVisible();
  await dialog.getByText('1 picture matches no product').click();
  await expect(dialog.getByText('holiday.png')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  await expect(studio.pinButtons).toHaveCount(4);
  await page.getByRole('button', { name: /^Pin Linen shirt on/ }).click();
  const offers = viewer.page.getByRole('region', { name: 'Offers' });
  await expect(offers.getByRole('heading', { name: 'Linen shirt' })).toBeVisible();
  // As large as a phone needs it, not as the camera made it.
  await expect.poll(() => shownWidth(offers)).toBe(1600);
});

test('pictures come in after the list by a ZIP, by a button on a row and by a drop on it', async ({
  server,
  studio,
}) => {
  const { page, dialog } = studio;
  const list = join(server.folder, 'list.csv');
  writeFileSync(list, LIST);
  await studio.addProducts(list);
  await expect(dialog.getByText('4 products added')).toBeVisible();
  await dialog.getByText('2 notes on what comes in').click();
  await expect(dialog.getByText(/“cup.png” is a file’s name/)).toBeVisible();

  const zip = join(server.folder, 'photos.zip');
  const bomb = new Uint8Array(30 * 1024 * 1024);
  const zipped = await zipOf([
    ['../../IMG_0042.png', PHOTO],
    ['photos/cup.png', bomb, { level: 9 }],
    ['photos/readme.txt', new Uint8Array(10)],
  ]);
  writeFileSync(zip, Buffer.from(await zipped.arrayBuffer()));
  await dialog.getByRole('button', { name: 'Add another file' }).click();
  await chooseFile(dialog.getByRole('button', { name: 'Choose a file' }), zip);
  await expect(dialog.getByText('1 product has its picture')).toBeVisible();
  await dialog.getByText('1 picture can’t be used').click();
  await expect(dialog.getByText(/cup\.png: It would unpack to over a hundred times/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();

  const grid = await studio.openProducts();
  const mug = grid.getByRole('row', { name: /Blue mug/ });
  const file = { name: 'any name.png', mimeType: 'image/png', buffer: PHOTO };
  await chooseFile(mug.getByRole('button', { name: 'Choose a picture of Blue mug' }), file);
  await expect.poll(() => shownWidth(mug)).toBe(1600);

  const scarf = grid.getByRole('row', { name: /Red scarf/ });
  const dropped = await page.evaluateHandle(base64 => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    transfer.items.add(new File([bytes], 'scarf.png', { type: 'image/png' }));
    return transfer;
  }, PHOTO.toString('base64'));
  // Beside the table it must not take the studio's place.
  const isRefused = await page.evaluate(
    dataTransfer =>
      !document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })),
    dropped,
  );
  expect(isRefused).toBe(true);
  await scarf.dispatchEvent('drop', { dataTransfer: dropped });
  await expect.poll(() => shownWidth(scarf)).toBe(1600);

  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(scarf.locator('img')).toHaveCount(0);
});
