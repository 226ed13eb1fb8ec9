/**
 * Calls back right after the next paint: a message posted in an animation frame callback is handled as the first task
 * after that frame. Returns the function that cancels it.
 */
export function afterPaint(callback: () => void): () => void {
  let isCancelled = false;
  const frame = requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (!isCancelled) callback();
    };
    port2.postMessage(undefined);
  });
  return () => {
    isCancelled = true;
    cancelAnimationFrame(frame);
  };
}
