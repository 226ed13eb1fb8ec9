import { onTestFinished } from 'vitest';
import { ObsClient, type ObsClientOptions, type ObsView } from '../../../renderer/obs/connection/client.ts';

/** A client that disconnects at the end of the test. */
export function openClient(options: ObsClientOptions = {}): ObsClient {
  const client = new ObsClient(options);
  onTestFinished(() => client.disconnect());
  return client;
}

/** Waits until the state of the client fulfils a condition. */
export function untilView(
  client: ObsClient,
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
      const { connection } = client.store.getState();
      reject(new Error(`This never came to be: ${what}. Last: ${JSON.stringify(connection)}`));
    }, limitMs);
    const stop = client.store.subscribe(look);
    look(client.store.getState());
  });
}

export const untilConnected = (client: ObsClient): Promise<ObsView> =>
  untilView(client, 'connected', view => view.connection.kind === 'connected');
