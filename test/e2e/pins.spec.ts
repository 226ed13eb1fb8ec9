import { test as base, expect } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

/** The studio's clock goes as usual, and can be put forward, so that no test waits for the end of an undo. */
const test = base.extend<{ viewers: readonly ViewerPage[] }>({
  studio: async ({ server, openStudio }, use) => {
    await server.addSampleProducts();
    await use(await openStudio({ prepare: page => page.clock.install() }));
  },
  viewers: async ({ studio, openViewer }, use) => {
    const viewers = [await openViewer(), await openViewer()];
    await expect(studio.watching(2)).toBeVisible();
    await use(viewers);
  },
});

/** Waits until all viewers have these cards on their screens, the foremost first, and no others. */
async function expectOnScreens(viewers: readonly ViewerPage[], ...titles: string[]): Promise<void> {
  for (const viewer of viewers) await expect(viewer.offers).toHaveText(titles);
}

test('a key pins for all viewers, its button takes that back for five seconds, and after them the key unpins', async ({
  studio,
  viewers,
}) => {
  const { page } = studio;
  const title = await studio.productOn(2);
  const undo = page.getByRole('button', { name: `Undo: take ${title} off the screen` });
  const pressed = page.getByRole('button', { name: `Take ${title} off the screen`, exact: true });
  const free = page.getByRole('button', { name: `Pin ${title} on every viewer's screen` });

  await test.step('the card comes to both viewers, and the shelf counts them', async () => {
    await page.keyboard.press('2');
    await expectOnScreens(viewers, title);
    await expect(pressed).toHaveAttribute('aria-pressed', 'true');
    await expect(studio.shelfCard(2)).toContainText(/Seen by 2 of 2 in \d+\.\d s/);
  });

  await test.step('undone, it leaves both, and the shelf is as it was', async () => {
    await undo.click();
    await expectOnScreens(viewers);
    await expect(free).toHaveAttribute('aria-pressed', 'false');
    await expect(undo).toHaveCount(0);
  });

  await test.step('five seconds after a pin its undo is gone, and the same key takes it off', async () => {
    await page.keyboard.press('2');
    await expect(undo).toBeVisible();
    await page.clock.fastForward(5000);
    await expect(undo).toHaveCount(0);
    await expectOnScreens(viewers, title);
    await page.keyboard.press('2');
    await expectOnScreens(viewers);
    await expect(free).toHaveAttribute('aria-pressed', 'false');
  });
});

test('a card whose stock runs out leaves every screen by itself, and the shelf says why and pins it no more', async ({
  studio,
  viewers,
}) => {
  const { page } = studio;
  const [sold, kept] = [await studio.productOn(1), await studio.productOn(3)];
  await page.keyboard.press('1');
  await expectOnScreens(viewers, sold);
  await page.keyboard.press('3');
  await expectOnScreens(viewers, kept, sold);

  await test.step('the host sets its stock to none', async () => {
    const products = await studio.openProducts();
    const row = products.getByRole('row', { name: new RegExp(sold) });
    await row.getByRole('gridcell', { name: /^\d+$/ }).click();
    await page.keyboard.type('0');
    await page.keyboard.press('Enter');
    await expect(row.getByRole('gridcell', { name: '0', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(row).toHaveCount(0);
  });

  await expectOnScreens(viewers, kept);
  await expect(studio.shelfCard(1)).toContainText('sold out');
  await expect(page.getByRole('button', { name: `Pin ${sold} on every viewer's screen` })).toBeVisible();
  await expect(page.getByRole('button', { name: '1 of 3 on screen' })).toBeVisible();

  await page.keyboard.press('1');
  await expect(page.getByRole('alert')).toHaveText('It is sold out. Put in new stock first.');
  await expectOnScreens(viewers, kept);
});

test('a fourth product is offered the place of the oldest: one more press of its key takes it, and so does the button', async ({
  studio,
  viewers,
}) => {
  const { page } = studio;
  const titles = await Promise.all([1, 2, 3, 4, 5].map(place => studio.productOn(place)));
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = titles;
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await expectOnScreens(viewers, third, second, first);

  await page.keyboard.press('4');
  const offer = page.getByRole('region', { name: 'Notifications' }).getByText(/Press once more/);
  await expect(offer).toContainText(`${fourth} takes the place of ${first}`);
  await page.keyboard.press('4');
  await expectOnScreens(viewers, fourth, third, second);
  await expect(offer).toHaveCount(0);

  await page.keyboard.press('5');
  await page.getByRole('button', { name: 'Replace' }).click();
  await expectOnScreens(viewers, fifth, fourth, third);
});
