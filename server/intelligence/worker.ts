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

parentPort?.on('message', (requests: readonly WorkerRequest[]) => {
  for (const request of requests) reportErrors(request.showId, () => handle(request));
});

function handle(request: WorkerRequest): void {
  if (request.kind === 'open') analysers.set(request.showId, new ShowAnalyser(request.start, Date.now()));
  else if (request.kind === 'event') analysers.get(request.showId)?.apply(request.event);
  else analysers.delete(request.showId);
}

setInterval(() => {
  for (const [showId, analyser] of analysers) {
    reportErrors(showId, () => {
      for (const signal of analyser.signals(Date.now())) post({ kind: 'signal', showId, signal });
    });
  }
}, TICK_MS);
flushCompileCache();
