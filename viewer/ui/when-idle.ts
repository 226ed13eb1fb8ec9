/** The page does it after so long even if it has found no rest till then. */
const AT_LATEST_MS = 1000;

/** Calls back once the page has nothing more urgent to do: what is seen and pressed comes first. */
export function whenIdle(callback: () => void): void {
  // Safari doesn't tell when it rests.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: AT_LATEST_MS });
  else setTimeout(callback, AT_LATEST_MS);
}
