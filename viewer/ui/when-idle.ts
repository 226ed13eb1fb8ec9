/** Longest delay, in milliseconds; also the delay in browsers without requestIdleCallback, such as Safari. */
const MAX_DELAY_MS = 500;

/** Calls back once the main thread has nothing else to do. */
export function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: MAX_DELAY_MS });
  else setTimeout(callback, MAX_DELAY_MS);
}
