import type { Page } from 'playwright';

/** The titles of the notifications that a page has shown by its service worker. */
export const notifications = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const registrations = await navigator.serviceWorker.getRegistrations();
    const shown = await Promise.all(registrations.map(each => each.getNotifications()));
    return shown.flat().map(({ title }) => title);
  });
