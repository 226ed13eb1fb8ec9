/** The part of the Network Information API that says whether the way to the network is another one. */
interface Way extends EventTarget {
  readonly type?: string;
}

/**
 * Calls back when the machine has changed networks: it came back online, or went from Wi-Fi to mobile and the like.
 * Returns the way to stop.
 */
export function onNetworkChange(listener: () => void): () => void {
  const way = (navigator as Navigator & { connection?: Way }).connection;
  let type = way?.type;
  // The event comes for every new estimate of speed too; only another type of network is another way.
  const onChange = () => {
    if (way?.type === type) return;
    type = way?.type;
    listener();
  };
  window.addEventListener('online', listener);
  way?.addEventListener('change', onChange);
  return () => {
    window.removeEventListener('online', listener);
    way?.removeEventListener('change', onChange);
  };
}

/** Calls back whenever the page comes to the front. Returns the way to stop. */
export function onVisible(listener: () => void): () => void {
  const onChange = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
