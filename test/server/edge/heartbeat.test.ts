import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Heartbeat, LISTEN_MS } from '../../../server/edge/heartbeat.ts';

const newSocket = () => ({ isHeard: true, isAsked: false, ping: vi.fn(), cut: vi.fn() });
let heartbeat: Heartbeat<ReturnType<typeof newSocket>>;

beforeEach(() => {
  vi.useFakeTimers();
  heartbeat = new Heartbeat();
});
afterEach(() => {
  heartbeat.close();
  vi.useRealTimers();
});

test('a socket that answers is asked now and then and stays', () => {
  const socket = newSocket();
  socket.ping.mockImplementation(() => {
    socket.isHeard = true;
  });
  heartbeat.add(socket);
  vi.advanceTimersByTime(10 * LISTEN_MS);
  expect(socket.ping.mock.calls.length).toBeGreaterThan(3);
  expect(socket.cut).not.toHaveBeenCalled();
});

test('a socket that does not answer is cut off within three looks', () => {
  const socket = newSocket();
  heartbeat.add(socket);
  vi.advanceTimersByTime(3 * LISTEN_MS);
  expect(socket.ping).toHaveBeenCalledTimes(1);
  expect(socket.cut).toHaveBeenCalled();
});

test('many sockets are not all asked in the same moment', () => {
  const sockets = Array.from({ length: 280 }, newSocket);
  for (const socket of sockets) heartbeat.add(socket);
  const asked = () => sockets.filter(({ ping }) => ping.mock.calls.length > 0).length;
  let most = 0;
  for (let ms = 0, before = 0; ms < 2 * LISTEN_MS; ms += 50, before = asked()) {
    vi.advanceTimersByTime(50);
    most = Math.max(most, asked() - before);
  }
  expect(asked()).toBe(280);
  expect(most).toBeLessThanOrEqual(10);
});

test('a socket that was taken out is not looked at', () => {
  const socket = newSocket();
  heartbeat.add(socket);
  heartbeat.remove(socket);
  vi.advanceTimersByTime(3 * LISTEN_MS);
  expect(socket.ping).not.toHaveBeenCalled();
});
