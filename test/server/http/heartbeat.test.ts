import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HEARTBEAT_MS, heartbeat } from '../../../server/http/heartbeat.ts';

/** A socket whose other end answers, or doesn't. */
class FakeSocket extends EventEmitter {
  isAnswering = true;
  readonly ping = vi.fn(() => {
    if (this.isAnswering) this.emit('pong');
  });
  readonly terminate = vi.fn();
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (times: number) => vi.advanceTimersByTime(times * HEARTBEAT_MS);

test('a silent socket that answers its pings stays', () => {
  const socket = new FakeSocket();
  heartbeat(socket);
  pass(10);
  expect(socket.ping).toHaveBeenCalledTimes(5);
  expect(socket.terminate).not.toHaveBeenCalled();
});

test('a socket that stops answering is terminated within three intervals', () => {
  const socket = new FakeSocket();
  heartbeat(socket);
  pass(2);
  socket.isAnswering = false;
  pass(1);
  expect(socket.terminate).not.toHaveBeenCalled();
  pass(2);
  expect(socket.terminate).toHaveBeenCalled();
});

test('a socket that sends by itself is not pinged', () => {
  const socket = new FakeSocket();
  heartbeat(socket);
  for (let turn = 0; turn < 10; turn++) {
    socket.emit('message');
    pass(1);
  }
  expect(socket.ping).not.toHaveBeenCalled();
});

test('a stopped heartbeat pings no more', () => {
  const socket = new FakeSocket();
  const stop = heartbeat(socket);
  stop();
  pass(5);
  expect(socket.ping).not.toHaveBeenCalled();
});
