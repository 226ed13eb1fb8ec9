import type { Page } from 'playwright';

declare global {
  interface Window {
    /** The titles of the notifications that the browser has taken. */
    notified: string[];
  }
}

/**
 * Notes the notifications that a page shows by its service worker from now on; returns how to read their titles. The
 * browser's own list is not asked: Chromium strikes off it for good what is still on its way to the screen when it is asked.
 */
export async function watchNotifications(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    window.notified = [];
    const { showNotification } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.showNotification = async function (title, options) {
      await showNotification.call(this, title, options);
      window.notified.push(title);
    };
  });
  return () => page.evaluate(() => window.notified);
}
