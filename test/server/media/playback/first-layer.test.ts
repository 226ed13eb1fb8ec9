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

async function connected(limit?: number): Promise<void> {
  await startOnSentLayer(consumer, transport, 3, limit);
  transport.emit('dtlsstatechange', 'connected');
}

test('a player whose layer is sent stays on it', async () => {
  await connected();
  vi.advanceTimersByTime(100);
  consumer.emit('layerschange', { spatialLayer: 2 });
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([]);
});

test('a player whose layers give no key frame is moved to lower ones, and gets its wish when that is settled', async () => {
  await connected();
  vi.advanceTimersByTime(250);
  expect(consumer.preferred).toEqual([1]);
  vi.advanceTimersByTime(250);
  expect(consumer.preferred).toEqual([1, 0]);
  consumer.emit('layerschange', { spatialLayer: 0 });
  vi.advanceTimersByTime(1999);
  expect(consumer.preferred).toEqual([1, 0]);
  vi.advanceTimersByTime(1);
  expect(consumer.preferred).toEqual([1, 0, 2]);
});

test('below the lowest layer there is nothing to try, and the time before the connection does not count', async () => {
  await startOnSentLayer(consumer, transport, 3);
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([]);
  transport.emit('dtlsstatechange', 'connected');
  vi.advanceTimersByTime(10_000);
  expect(consumer.preferred).toEqual([1, 0]);
});

test('a player’s own limit holds from the beginning and in the end', async () => {
  await connected(1);
  expect(consumer.preferred).toEqual([1]);
  vi.advanceTimersByTime(250);
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
