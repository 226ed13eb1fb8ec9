import { flushCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { AnalysisSnapshot } from './analysis-state.ts';
import { ShowAnalyser } from './show-analyser.ts';

export type WorkerRequest =
  /** `now` is the show's time. */
  | { readonly kind: 'open'; readonly showId: string; readonly start: AnalysisSnapshot; readonly now: number }
  | { readonly kind: 'event'; readonly showId: string; readonly event: ShowEvent }
  | { readonly kind: 'close'; readonly showId: string };
export type WorkerMessage =
  | { readonly kind: 'signal'; readonly showId: string; readonly signal: Signal }
  | { readonly kind: 'error'; readonly showId: string; readonly error: unknown };

/** How often analysers are asked for due signals; they limit themselves to once a second. */
const TICK_MS = 250;

/** A show's analyser, and how far the show's time is ahead of this thread's, which nobody sets. */
interface Analysed {
  readonly analyser: ShowAnalyser;
  aheadMs: number;
}

const shows = new Map<string, Analysed>();
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
  const { showId } = request;
  if (request.kind === 'open') {
    const { start, now } = request;
    shows.set(showId, { analyser: new ShowAnalyser(start, now), aheadMs: now - performance.now() });
  } else if (request.kind === 'event') apply(shows.get(showId), request.event);
  else shows.delete(showId);
}

function apply(show: Analysed | undefined, event: ShowEvent): void {
  if (!show) return;
  // This thread's time stands while the machine sleeps; no event is of a time that has not come.
  show.aheadMs = Math.max(show.aheadMs, event.at - performance.now());
  show.analyser.apply(event);
}

setInterval(() => {
  for (const [showId, { analyser, aheadMs }] of shows) {
    reportErrors(showId, () => {
      for (const signal of analyser.signals(performance.now() + aheadMs))
        post({ kind: 'signal', showId, signal });
    });
  }
}, TICK_MS);
flushCompileCache();
