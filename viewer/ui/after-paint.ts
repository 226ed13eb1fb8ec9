/**
 * Calls back right after the browser painted what the page holds now: the message is handled as the first task after
 * the frame that the animation callback belongs to.
 */
export function afterPaint(callback: () => void): () => void {
  let wanted = true;
  const frame = requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (wanted) callback();
    };
    port2.postMessage(undefined);
  });
  return () => {
    wanted = false;
    cancelAnimationFrame(frame);
  };
}
