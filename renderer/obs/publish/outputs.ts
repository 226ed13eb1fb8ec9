import type { ObsLink, ObsView } from '../connection/client.ts';
import { ObsFailure } from '../connection/error.ts';
import { isActive, type ObsOutputPhase, type ObsOutputs } from '../replica/replica.ts';
import { ObsAirProblem, type SideOutput } from './transport.ts';

/** How long OBS may take to reach the server, and to end an output properly. */
const START_MS = 15_000;
const STOP_MS = 15_000;

const STOPS = { record: 'StopRecord', replay: 'StopReplayBuffer', virtualCamera: 'StopVirtualCam' } as const;

/** Starts OBS's stream and waits until it is through. Rejects with an ObsAirProblem or an ObsFailure. */
export async function startStream(link: ObsLink): Promise<void> {
  let hasBegun = false;
  const started = untilOutput(link, 'stream', START_MS, phase => {
    if (phase !== 'off') hasBegun = true;
    else if (hasBegun) throw new ObsAirProblem('not-started');
    return phase === 'on';
  });
  await Promise.all([link.call('StartStream'), started]);
}

/** Ends OBS's stream, where there is one. Rejects with an ObsFailure. */
export async function stopStream(link: ObsLink): Promise<void> {
  if (!isActive(link.store.getState().obs?.outputs.stream)) return;
  const stopped = untilOutput(link, 'stream', STOP_MS, phase => phase === 'off');
  await Promise.all([link.call('StopStream'), stopped]);
}

/** Ends recordings and the like. Rejects with an ObsFailure. */
export async function stopBeside(link: ObsLink, running: readonly SideOutput[]): Promise<void> {
  for (const name of running) {
    const stopped = untilOutput(link, name, STOP_MS, phase => !isActive(phase));
    await Promise.all([link.call(STOPS[name]), stopped]);
  }
}

/** Waits for an output to come to a phase; `holds` may also throw, which is the answer then. */
function untilOutput(
  link: ObsLink,
  name: keyof ObsOutputs,
  limitMs: number,
  holds: (phase: ObsOutputPhase | undefined) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      stop();
      done();
    };
    const look = ({ obs }: ObsView) => {
      try {
        if (!obs) throw new ObsFailure('closed');
        if (holds(obs.outputs[name])) settle(resolve);
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(() => settle(() => reject(new ObsFailure('timeout'))), limitMs);
    const stop = link.store.subscribe(look);
    look(link.store.getState());
  });
}
