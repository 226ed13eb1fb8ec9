import type { ObsClient, ObsView } from '../connection/client.ts';
import { ObsError } from '../connection/error.ts';
import { isActive, type ObsOutputPhase, type ObsOutputs } from '../replica/replica.ts';
import { ObsPublishError, type SideOutput } from './transport.ts';

/** Time limits for OBS to reach the server, and to finish an output. */
const START_MS = 15_000;
const STOP_MS = 15_000;

const STOP_REQUESTS = {
  record: 'StopRecord',
  replay: 'StopReplayBuffer',
  virtualCamera: 'StopVirtualCam',
} as const;

/** Starts OBS's stream and waits until it is connected. Rejects with an ObsPublishError or an ObsError. */
export async function startStream(client: ObsClient): Promise<void> {
  let hasBegun = false;
  const started = untilOutput(client, 'stream', START_MS, phase => {
    if (phase !== 'off') hasBegun = true;
    else if (hasBegun) throw new ObsPublishError('not-started');
    return phase === 'on';
  });
  await Promise.all([client.call('StartStream'), started]);
}

/** Stops OBS's stream if it is active. Rejects with an ObsError. */
export async function stopStream(client: ObsClient): Promise<void> {
  if (!isActive(client.store.getState().obs?.outputs.stream)) return;
  const stopped = untilOutput(client, 'stream', STOP_MS, phase => phase === 'off');
  await Promise.all([client.call('StopStream'), stopped]);
}

/** Stops outputs other than the stream. Rejects with an ObsError. */
export async function stopSideOutputs(client: ObsClient, running: readonly SideOutput[]): Promise<void> {
  for (const name of running) {
    const stopped = untilOutput(client, name, STOP_MS, phase => !isActive(phase));
    await Promise.all([client.call(STOP_REQUESTS[name]), stopped]);
  }
}

/** Waits until `isReached` returns true for the phase of an output; rejects with what it throws. */
function untilOutput(
  client: ObsClient,
  name: keyof ObsOutputs,
  limitMs: number,
  isReached: (phase: ObsOutputPhase | undefined) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      stop();
      done();
    };
    const check = ({ obs }: ObsView) => {
      try {
        if (!obs) throw new ObsError('closed');
        if (isReached(obs.outputs[name])) settle(resolve);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(() => settle(() => reject(new ObsError('timeout'))), limitMs);
    const stop = client.store.subscribe(check);
    check(client.store.getState());
  });
}
