/** One beat of the output's clock. */
export interface Beat {
  /** Counts every beat since the start, also those that were missed. */
  readonly number: number;
  /** When it was due, in milliseconds since the start: as even as the beats are. */
  readonly due: number;
  /** Beats left out since the last one, because drawing took too long. */
  readonly missed: number;
}

/**
 * Calls `draw` so many times a second, by the worker's own timer: it goes on when the window is hidden or the page is
 * busy. Each beat is aimed at from the one before, so that a late one doesn't shift those after it; what `draw` resolves
 * to shifts them on purpose, in milliseconds.
 */
export function startTicker(perSecond: number, draw: (beat: Beat) => Promise<number>): () => void {
  const period = 1000 / perSecond;
  const startedAt = performance.now();
  const now = () => performance.now() - startedAt;
  let [number, due] = [0, 0];
  let timer: ReturnType<typeof setTimeout>;
  let isRunning = true;
  const beat = async () => {
    const missed = Math.max(0, Math.floor((now() - due) / period));
    number += missed;
    due += missed * period;
    const shift = await draw({ number, due, missed });
    number += 1;
    due += period + shift;
    if (isRunning) plan();
  };
  const plan = () => {
    timer = setTimeout(beat, Math.max(0, due - now()));
  };
  plan();
  return () => {
    isRunning = false;
    clearTimeout(timer);
  };
}
