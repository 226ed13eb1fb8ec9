import type { EventEmitter } from 'node:events';

/**
 * A socket that says nothing for so long is asked whether it is there, and gone when it says nothing again, whatever the
 * network says; so the viewer count stays true. One that speaks by itself, as everybody's does in a rush, is not asked.
 */
export const LISTEN_MS = 7000;

interface AskedSocket extends Pick<EventEmitter, 'on'> {
  ping(): void;
  terminate(): void;
}

/**
 * Ends a socket that has stopped answering. Each has its own interval, begun when it came, so that thousands of them are
 * not all asked in the same moment.
 */
export function keepAsking(socket: AskedSocket): () => void {
  let [isHeard, isAsked] = [true, false];
  const hear = () => {
    isHeard = true;
  };
  socket.on('message', hear);
  socket.on('pong', hear);
  const listening = setInterval(() => {
    if (!isHeard && isAsked) return socket.terminate();
    isAsked = !isHeard;
    isHeard = false;
    if (isAsked) socket.ping();
  }, LISTEN_MS);
  return () => clearInterval(listening);
}
