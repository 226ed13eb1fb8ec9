import type { EventEmitter } from 'node:events';

/**
 * Interval of the heartbeat. A socket that sent nothing in one is pinged at its end, and terminated when nothing comes in
 * the next one either: so the viewer count holds no broken connections. A socket that sends by itself is not pinged.
 */
export const HEARTBEAT_MS = 7000;

interface PingableSocket extends Pick<EventEmitter, 'on'> {
  ping(): void;
  terminate(): void;
}

/**
 * Terminates a socket that has stopped answering. Returns the function that ends the heartbeat. Each socket has an
 * interval of its own, from when it connected, so that thousands of them are not pinged in the same moment.
 */
export function heartbeat(socket: PingableSocket): () => void {
  let [isAlive, isPinged] = [true, false];
  const onReceive = () => {
    isAlive = true;
  };
  socket.on('message', onReceive);
  socket.on('pong', onReceive);
  const timer = setInterval(() => {
    if (!isAlive && isPinged) return socket.terminate();
    isPinged = !isAlive;
    isAlive = false;
    if (isPinged) socket.ping();
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}
