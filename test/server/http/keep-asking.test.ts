import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepAsking, LISTEN_MS } from '../../../server/http/keep-asking.ts';

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

const listen = (times: number) => vi.advanceTimersByTime(times * LISTEN_MS);

test('a socket that is silent and answers when it is asked stays', () => {
  const socket = new FakeSocket();
  keepAsking(socket);
  listen(10);
  expect(socket.ping).toHaveBeenCalledTimes(5);
  expect(socket.terminate).not.toHaveBeenCalled();
});

test('a socket that answers no more is ended within three turns', () => {
  const socket = new FakeSocket();
  keepAsking(socket);
  listen(2);
  socket.isAnswering = false;
  listen(1);
  expect(socket.terminate).not.toHaveBeenCalled();
  listen(2);
  expect(socket.terminate).toHaveBeenCalled();
});

test('a socket that speaks by itself is not asked', () => {
  const socket = new FakeSocket();
  keepAsking(socket);
  for (let turn = 0; turn < 10; turn++) {
    socket.emit('message');
    listen(1);
  }
  expect(socket.ping).not.toHaveBeenCalled();
});

test('nobody is asked once it is called off', () => {
  const socket = new FakeSocket();
  const stop = keepAsking(socket);
  stop();
  listen(5);
  expect(socket.ping).not.toHaveBeenCalled();
});
