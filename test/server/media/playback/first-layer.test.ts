import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startOnSentLayer } from '../../../../server/media/playback/first-layer.ts';

class FakeConsumer extends EventEmitter {
  readonly observer = new EventEmitter();
  readonly preferred: number[] = [];

  setPreferredLayers({ spatialLayer }: { spatialLayer: number }): Promise<void> {
    this.preferred.push(spatialLayer);
    return Promise.resolve();
  }
}

let consumer: FakeConsumer;
let transport: EventEmitter;

beforeEach(() => {
  vi.useFakeTimers();
  consumer = new FakeConsumer();
  transport = new EventEmitter();
});
afterEach(() => vi.useRealTimers());

async function connected(options: { limit?: number; sent?: number } = {}): Promise<void> {
  await startOnSentLayer(consumer, transport, { layers: 3, ...options });
  transport.emit('dtlsstatechange', 'connected');
}

test('a player whose layer is sent stays on it', async () => {
  await connected();
  vi.advanceTimersByTime(100);
  consumer.emit('layerschange', { spatialLayer: 2 });
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([]);
});

test('a player starts on the highest layer that is sent, and gets its wish when that is settled', async () => {
  await connected({ sent: 1 });
  expect(consumer.preferred).toEqual([1]);
  vi.advanceTimersByTime(70);
  consumer.emit('layerschange', { spatialLayer: 1 });
  vi.advanceTimersByTime(1999);
  expect(consumer.preferred).toEqual([1]);
  vi.advanceTimersByTime(1);
  expect(consumer.preferred).toEqual([1, 2]);
});

test('a player whose layer gives no key frame is moved to the lowest one, and gets its wish when that is settled', async () => {
  await connected();
  vi.advanceTimersByTime(420);
  expect(consumer.preferred).toEqual([0]);
  consumer.emit('layerschange', { spatialLayer: 0 });
  vi.advanceTimersByTime(2000);
  expect(consumer.preferred).toEqual([0, 2]);
});

test('below the lowest layer there is nothing to try, and the time before the connection does not count', async () => {
  await startOnSentLayer(consumer, transport, { layers: 3 });
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([]);
  transport.emit('dtlsstatechange', 'connected');
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([0]);
});

test('a player’s own limit holds from the beginning and in the end', async () => {
  await connected({ limit: 1 });
  expect(consumer.preferred).toEqual([1]);
  vi.advanceTimersByTime(420);
  consumer.emit('layerschange', { spatialLayer: 0 });
  vi.advanceTimersByTime(2000);
  expect(consumer.preferred).toEqual([1, 0, 1]);
});

test('nothing is chosen for a player that has gone', async () => {
  await connected();
  consumer.observer.emit('close');
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([]);
});
