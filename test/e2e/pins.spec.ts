import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { PHONE } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;
let studio: Page;
let viewers: readonly Page[];

test.beforeAll(async () => {
  server = await TestServer.start();
  await server.addSampleProducts();
  browser = await launchBrowser();
  // Its clock goes as usual, and can be put forward, so that no test waits for the end of an undo.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' });
  studio = await context.newPage();
  await studio.clock.install();
  await studio.goto(server.addresses.studio);
  viewers = [await openViewer(), await openViewer()];
  await expect(studio.getByText('2 watching')).toBeVisible();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openViewer = async () => (await openPage(browser, server.addresses.viewer, PHONE)).page;

/** The nth card of the shelf, which is what the key of that number pins. */
const shelfCard = (place: number) =>
  studio
    .getByRole('list', { name: 'Products on the shelf' })
    .getByRole('listitem')
    .nth(place - 1);

const nameOn = (place: number) => shelfCard(place).getByTitle(/./).first().getAttribute('title');

/** Waits until both viewers have these cards on their screens, the foremost first, and no others. */
async function expectOnScreens(...titles: string[]): Promise<void> {
  for (const viewer of viewers)
    await expect(viewer.getByRole('region', { name: 'Offers' }).getByRole('heading')).toHaveText(titles);
}

test('a key pins for all viewers, its button takes that back for five seconds, and after them the key unpins', async () => {
  const title = String(await nameOn(2));
  const undo = studio.getByRole('button', { name: `Undo: take ${title} off the screen` });
  const pressed = studio.getByRole('button', { name: `Take ${title} off the screen`, exact: true });
  const free = studio.getByRole('button', { name: `Pin ${title} on every viewer's screen` });

  await test.step('the card comes to both viewers, and the shelf counts them', async () => {
    await studio.keyboard.press('2');
    await expectOnScreens(title);
    await expect(pressed).toHaveAttribute('aria-pressed', 'true');
    await expect(shelfCard(2)).toContainText(/Seen by 2 of 2 in \d+\.\d s/);
  });

  await test.step('undone, it leaves both, and the shelf is as it was', async () => {
    await undo.click();
    await expectOnScreens();
    await expect(free).toHaveAttribute('aria-pressed', 'false');
    await expect(undo).toHaveCount(0);
  });

  await test.step('five seconds after a pin its undo is gone, and the same key takes it off', async () => {
    await studio.keyboard.press('2');
    await expect(undo).toBeVisible();
    await studio.clock.fastForward(5000);
    await expect(undo).toHaveCount(0);
    await expectOnScreens(title);
    await studio.keyboard.press('2');
    await expectOnScreens();
    await expect(free).toHaveAttribute('aria-pressed', 'false');
  });
});

test('a card whose stock runs out leaves every screen by itself, and the shelf says why and pins it no more', async () => {
  const [sold, kept] = [String(await nameOn(1)), String(await nameOn(3))];
  await studio.keyboard.press('1');
  await expectOnScreens(sold);
  await studio.keyboard.press('3');
  await expectOnScreens(kept, sold);

  await test.step('the host sets its stock to none', async () => {
    await studio.getByRole('button', { name: 'All products: prices and stock' }).click();
    const row = studio.getByRole('grid', { name: 'Products' }).getByRole('row', { name: new RegExp(sold) });
    await row.getByRole('gridcell', { name: /^\d+$/ }).click();
    await studio.keyboard.type('0');
    await studio.keyboard.press('Enter');
    await expect(row.getByRole('gridcell', { name: '0', exact: true })).toBeVisible();
    await studio.keyboard.press('Escape');
    await expect(row).toHaveCount(0);
  });

  await expectOnScreens(kept);
  await expect(shelfCard(1)).toContainText('sold out');
  await expect(studio.getByRole('button', { name: `Pin ${sold} on every viewer's screen` })).toBeVisible();
  await expect(studio.getByRole('button', { name: '1 of 3 on screen' })).toBeVisible();

  await studio.keyboard.press('1');
  await expect(studio.getByRole('alert')).toHaveText('It is sold out. Put in new stock first.');
  await expectOnScreens(kept);
});
