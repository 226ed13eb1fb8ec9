/**
 * Whether this page may still ask to notify its viewer. It does so when they press a button for it while they wait, never by
 * itself: a question at load is refused for good.
 */
export const canAsk = (): boolean => 'Notification' in window && Notification.permission === 'default';

/** Asks for the permission to notify; to be called from a click. Resolves to whether it is given. */
export async function askToNotify(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}

/**
 * Notifies the viewer if they allowed it and look elsewhere. A click brings the page back. Chromium on Android has
 * notifications of service workers only, and throws; sound and vibration are left there.
 */
export function notify(title: string, body: string, tag: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden) return;
  try {
    const notification = new Notification(title, { body, tag, requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
