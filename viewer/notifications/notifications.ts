import workerUrl from './worker.ts?worker&url';

/**
 * Whether this page may still ask to notify its viewer. It does so when they press a button for it, never by itself: a
 * question at load is refused for good.
 */
export const canAsk = (): boolean => 'Notification' in window && Notification.permission === 'default';

/** Asks for the permission to notify; to be called from a click. Resolves to whether it is given. */
export async function askToNotify(): Promise<boolean> {
  if (!('Notification' in window)) return false;
  const isGranted = (await Notification.requestPermission()) === 'granted';
  // Started now, the worker needs nothing of the server when there is something to tell, whatever the connection is then.
  if (isGranted) void activeRegistration().catch(() => undefined);
  return isGranted;
}

/**
 * Notifies the viewer if they allowed it. A click brings the page back. The notification is a service worker's where there
 * are any, because Chromium on Android has no others; a private window of Firefox has the page's own alone, and so has a
 * page whose worker can't be loaded.
 */
export async function notify(title: string, body: string, tag: string): Promise<void> {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const options: NotificationOptions = { body, tag, requireInteraction: true, data: location.href };
  const registration = await activeRegistration().catch(() => undefined);
  if (registration) return registration.showNotification(title, options);
  const notification = new Notification(title, options);
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}

/**
 * The worker's registration once it can show notifications; undefined where there are no workers. Its scope has no pages,
 * so it never stands in their way.
 */
async function activeRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined;
  const registration = await navigator.serviceWorker.register(workerUrl);
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return registration;
  return new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve(registration);
      if (worker.state === 'redundant')
        reject(new Error('The worker for notifications could not be started.'));
    });
  });
}
