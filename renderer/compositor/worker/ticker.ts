/** One beat of the output's clock. */
export interface Beat {
  /** Counts every beat since the start, also those that were missed. */
  readonly number: number;
  /** Beats left out since the last one, because drawing took too long. */
  readonly missed: number;
}

/**
 * Calls `draw` so many times a second, by the worker's own timer: it goes on when the window is hidden or the page is
 * busy. Each beat is aimed at from the start, so that a late one doesn't shift those after it.
 */
export function startTicker(perSecond: number, draw: (beat: Beat) => Promise<void>): () => void {
  const startedAt = performance.now();
  const beatNow = () => Math.floor(((performance.now() - startedAt) * perSecond) / 1000);
  let last = -1;
  let timer: ReturnType<typeof setTimeout>;
  let isRunning = true;
  const plan = () => {
    const due = startedAt + ((last + 1) * 1000) / perSecond;
    timer = setTimeout(beat, Math.max(0, due - performance.now()));
  };
  const beat = async () => {
    const number = Math.max(last + 1, beatNow());
    const missed = number - last - 1;
    last = number;
    await draw({ number, missed });
    if (isRunning) plan();
  };
  plan();
  return () => {
    isRunning = false;
    clearTimeout(timer);
  };
}
