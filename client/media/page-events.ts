/** The part of the Network Information API with the kind of network; not in every browser. */
interface NetworkInformation extends EventTarget {
  readonly type?: string;
}

/**
 * Calls back when the machine came back online or changed to another kind of network, such as from Wi-Fi to cellular.
 * Returns the function that removes the listener.
 */
export function onNetworkChange(listener: () => void): () => void {
  const network = (navigator as Navigator & { connection?: NetworkInformation }).connection;
  let type = network?.type;
  // The event also fires for every new bandwidth estimate; only another type means another path.
  const onChange = () => {
    if (network?.type === type) return;
    type = network?.type;
    listener();
  };
  window.addEventListener('online', listener);
  network?.addEventListener('change', onChange);
  return () => {
    window.removeEventListener('online', listener);
    network?.removeEventListener('change', onChange);
  };
}

/**
 * Calls back now, at each interval in milliseconds while the page is looked at, and whenever it becomes visible. Returns
 * the function that ends it.
 */
export function whileVisible(listener: () => void, everyMs: number): () => void {
  listener();
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') listener();
  }, everyMs);
  const stopListening = onVisible(listener);
  return () => {
    clearInterval(timer);
    stopListening();
  };
}

/** Calls back whenever the page becomes visible. Returns the function that removes the listener. */
export function onVisible(listener: () => void): () => void {
  const onChange = () => {
    if (document.visibilityState === 'visible') listener();
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
