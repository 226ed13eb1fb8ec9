/*
 * The service worker behind notifications. It caches nothing and answers no request: it only takes who clicks one back to the
 * page that sent it.
 */

/** Of the service worker's scope, what is used here: TypeScript has it in a library that can't be had beside the page's. */
interface Scope {
  addEventListener(type: 'notificationclick', listener: (event: NotificationClick) => void): void;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<readonly WindowClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
}
interface NotificationClick {
  readonly notification: Notification;
  waitUntil(done: Promise<unknown>): void;
}
interface WindowClient {
  readonly url: string;
  focus(): Promise<unknown>;
}

const scope = globalThis as unknown as Scope;

scope.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(show(event.notification.data));
});

/** Brings the page of an address to the front, or opens it where it was closed meanwhile. */
async function show(page: string): Promise<unknown> {
  const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return open.find(({ url }) => url === page)?.focus() ?? scope.clients.openWindow(page);
}

export {};
