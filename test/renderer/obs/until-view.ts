import { onTestFinished } from 'vitest';
import { ObsLink, type ObsLinkOptions, type ObsView } from '../../../renderer/obs/connection/client.ts';

/** A link that ends with the test. */
export function openLink(options: ObsLinkOptions = {}): ObsLink {
  const link = new ObsLink(options);
  onTestFinished(() => link.disconnect());
  return link;
}

/** Waits until what is known of OBS fulfils a condition; event-driven, so it is as fast as OBS. */
export function untilView(
  link: ObsLink,
  what: string,
  holds: (view: ObsView) => boolean,
  limitMs = 30_000,
): Promise<ObsView> {
  return new Promise((resolve, reject) => {
    const look = (view: ObsView) => {
      if (!holds(view)) return;
      clearTimeout(timer);
      stop();
      resolve(view);
    };
    const timer = setTimeout(() => {
      stop();
      const { connection } = link.store.getState();
      reject(new Error(`This never came to be: ${what}. Last: ${JSON.stringify(connection)}`));
    }, limitMs);
    const stop = link.store.subscribe(look);
    look(link.store.getState());
  });
}

export const untilConnected = (link: ObsLink): Promise<ObsView> =>
  untilView(link, 'connected', view => view.connection.kind === 'connected');
