import type { Browser, Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { violations } from '../support/accessible.ts';
import { launchBrowser, openPage } from '../support/browser.ts';
import { TestServer } from '../support/server.ts';
import { goLive } from '../support/studio.ts';
import { firstFrame } from '../support/viewer.ts';

let server: TestServer;
let browser: Browser;
let studio: Page;

test.beforeAll(async () => {
  server = await TestServer.start();
  browser = await launchBrowser();
  ({ page: studio } = await openPage(browser, server.addresses.studio));
  await studio.getByRole('button', { name: 'Use the sample set' }).first().click();
  await goLive(studio);
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

for (const theme of ['dark', 'light'] as const) {
  test(`the live studio breaks no accessibility rule in its ${theme} theme`, async () => {
    const now = await studio.locator('html').getAttribute('data-theme');
    if (now !== theme)
      await studio.getByRole('button', { name: theme === 'light' ? 'Light theme' : 'Dark theme' }).click();
    await studio.keyboard.press('1');
    await expect(studio.getByRole('button', { name: /^Take .* off the screen$/ }).first()).toBeVisible();
    expect(await violations(studio)).toEqual([]);
    await studio.keyboard.press('1');
    await expect(studio.getByRole('button', { name: /^Take .* off the screen$/ })).toHaveCount(0);
  });
}

for (const size of [
  { width: 320, height: 568 },
  { width: 1440, height: 900 },
]) {
  test(`the viewers’ page fits ${size.width} px without sideways scrolling and breaks no accessibility rule`, async () => {
    const { context, page } = await openPage(browser, server.addresses.viewer, size);
    await firstFrame(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
}

for (const locale of ['zh-CN', 'ru']) {
  test(`a browser set to ${locale} gets studio and viewers’ page in its language from the first screen`, async () => {
    const letters = locale === 'ru' ? /[а-яё]{3,}/i : /\p{Script=Han}{2,}/u;
    for (const address of [`${server.origin}/studio/`, server.addresses.viewer]) {
      const { context, page } = await openPage(browser, address, { locale });
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${locale.slice(0, 2)}`));
      await expect(page.locator('body')).toContainText(letters);
      await context.close();
    }
  });
}
