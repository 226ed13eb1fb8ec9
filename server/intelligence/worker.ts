import { flushCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { AnalysisSnapshot } from './analysis-state.ts';
import { ShowAnalyser } from './show-analyser.ts';

export type WorkerRequest =
  | { readonly kind: 'open'; readonly showId: string; readonly start: AnalysisSnapshot }
  | { readonly kind: 'event'; readonly showId: string; readonly event: ShowEvent }
  | { readonly kind: 'close'; readonly showId: string };
export type WorkerMessage =
  | { readonly kind: 'signal'; readonly showId: string; readonly signal: Signal }
  | { readonly kind: 'error'; readonly showId: string; readonly error: unknown };

/** How often analysers are asked for due signals; they limit themselves to once a second. */
const TICK_MS = 250;

const analysers = new Map<string, ShowAnalyser>();
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);

/** An error in one show's analysis is reported, and doesn't stop the others. */
function reportErrors(showId: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    post({ kind: 'error', showId, error });
  }
}

parentPort?.on('message', (message: WorkerRequest) => {
  reportErrors(message.showId, () => {
    if (message.kind === 'open') analysers.set(message.showId, new ShowAnalyser(message.start, Date.now()));
    else if (message.kind === 'event') analysers.get(message.showId)?.apply(message.event);
    else analysers.delete(message.showId);
  });
});

setInterval(() => {
  for (const [showId, analyser] of analysers) {
    reportErrors(showId, () => {
      for (const signal of analyser.signals(Date.now())) post({ kind: 'signal', showId, signal });
    });
  }
}, TICK_MS);
flushCompileCache();
