import { setTimeout as pause } from 'node:timers/promises';
import type { types } from 'mediasoup';
import { messageOf } from './media-unavailable-error.ts';

/** A server that was just killed or closed releases its port within this many attempts. */
const ATTEMPTS = 15;
const RETRY_MS = 200;

/** Opens a WebRTC server on a worker. Rejects with mediasoup's error where a port stays taken. */
export async function openPort(
  worker: types.Worker,
  infos: types.TransportListenInfo[],
): Promise<types.WebRtcServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await worker.createWebRtcServer({ listenInfos: infos });
    } catch (error) {
      if (attempt === ATTEMPTS || worker.closed || !/address already in use/i.test(messageOf(error)))
        throw error;
      await pause(RETRY_MS);
    }
  }
}
