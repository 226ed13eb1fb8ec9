import { parentPort } from 'node:worker_threads';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import { ShowDesk } from './desk.ts';
import type { Recollection } from './memory.ts';

export type ToWorker =
  | { readonly kind: 'open'; readonly showId: string; readonly start: Recollection }
  | { readonly kind: 'event'; readonly showId: string; readonly event: ShowEvent }
  | { readonly kind: 'close'; readonly showId: string };
export type FromWorker =
  | { readonly kind: 'signal'; readonly showId: string; readonly signal: Signal }
  | { readonly kind: 'fault'; readonly showId: string; readonly error: unknown };

/** How often the desks are asked for what is due; the desks themselves keep to once a second. */
const TICK_MS = 250;

const desks = new Map<string, ShowDesk>();
const tell = (message: FromWorker): void => parentPort?.postMessage(message);

/** One show's fault is told and stays with that show; the others are read on. */
function guarded(showId: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    tell({ kind: 'fault', showId, error });
  }
}

parentPort?.on('message', (message: ToWorker) => {
  guarded(message.showId, () => {
    if (message.kind === 'open') desks.set(message.showId, new ShowDesk(message.start, Date.now()));
    else if (message.kind === 'event') desks.get(message.showId)?.take(message.event);
    else desks.delete(message.showId);
  });
});

setInterval(() => {
  for (const [showId, desk] of desks) {
    guarded(showId, () => {
      for (const signal of desk.signals(Date.now())) tell({ kind: 'signal', showId, signal });
    });
  }
}, TICK_MS);
