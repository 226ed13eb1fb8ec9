import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

test.describe('while a show is live', () => {
  test.beforeEach(async ({ studio }) => {
    await studio.addSampleProducts();
    await studio.goLive();
  });

  for (const theme of ['dark', 'light'] as const) {
    test(`the live studio breaks no accessibility rule in its ${theme} theme`, async ({ studio }) => {
      const { page } = studio;
      await studio.chooseTheme(theme);
      await page.keyboard.press('1');
      await expect(page.getByRole('button', { name: /^Take .* off the screen$/ }).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('1');
      await expect(page.getByRole('button', { name: /^Take .* off the screen$/ })).toHaveCount(0);
    });
  }

  for (const size of [
    { width: 320, height: 568 },
    { width: 1440, height: 900 },
  ]) {
    test(`the viewers’ page fits ${size.width} px without sideways scrolling and breaks no accessibility rule`, async ({
      openViewer,
    }) => {
      const viewer = await openViewer(size);
      await viewer.firstFrame();
      const { page } = viewer;
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await violations(page)).toEqual([]);
    });
  }
});

for (const locale of ['zh-CN', 'ru']) {
  test(`a browser set to ${locale} gets studio and viewers’ page in its language from the first screen`, async ({
    server,
    openWindow,
  }) => {
    const letters = locale === 'ru' ? /[а-яё]{3,}/i : /\p{Script=Han}{2,}/u;
    for (const address of [`${server.origin}/studio/`, server.addresses.viewer]) {
      const page = await openWindow(address, { locale });
      await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${locale.slice(0, 2)}`));
      await expect(page.locator('body')).toContainText(letters);
    }
  });
}
