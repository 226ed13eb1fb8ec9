import { EventEmitter } from 'node:events';
import type { types } from 'mediasoup';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { highestSentLayer, type LayeredProducer } from '../../../../server/media/playback/sent-layers.ts';

const SAMPLE_MS = 250;

/** A producer of three layers whose bytes the test lets grow. */
class FakeProducer {
  readonly observer = new EventEmitter();
  readonly bytes = [0, 0, 0];
  readonly rtpParameters: types.RtpParameters;
  asked = 0;

  constructor(encodings: types.RtpEncodingParameters[] = [{ ssrc: 11 }, { ssrc: 22 }, { ssrc: 33 }]) {
    this.rtpParameters = { codecs: [], encodings };
  }

  async getStats(): Promise<types.ProducerStat[]> {
    this.asked += 1;
    const stats = this.rtpParameters.encodings?.map((encoding, index) => ({
      ...encoding,
      byteCount: this.bytes[index],
    }));
    // In no order that could be relied on.
    return stats?.reverse() as types.ProducerStat[];
  }

  /** Lets time pass, in which bytes of these layers come. */
  async send(...layers: number[]): Promise<void> {
    for (const layer of layers) this.bytes[layer] = (this.bytes[layer] ?? 0) + 1000;
    await vi.advanceTimersByTimeAsync(SAMPLE_MS);
  }
}

const layerOf = (producer: FakeProducer) => highestSentLayer(producer as unknown as LayeredProducer);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the highest layer that is sent is known half a second after the first question', async () => {
  const producer = new FakeProducer();
  expect(layerOf(producer)).toBeUndefined();
  await producer.send(0, 1, 2);
  await producer.send(0, 1, 2);
  expect(layerOf(producer)).toBe(2);
});

test('a layer that the encoder stops is out half a second later, and in again once it is sent', async () => {
  const producer = new FakeProducer([{ rid: 'low' }, { rid: 'middle' }, { rid: 'high' }]);
  layerOf(producer);
  await producer.send(0, 1, 2);
  await producer.send(0, 1, 2);
  await producer.send(0, 1);
  expect(layerOf(producer)).toBe(2);
  await producer.send(0, 1);
  expect(layerOf(producer)).toBe(1);
  await producer.send(0, 1, 2);
  expect(layerOf(producer)).toBe(2);
});

test('of a producer that sends nothing nothing is known', async () => {
  const producer = new FakeProducer();
  layerOf(producer);
  for (let sample = 0; sample < 4; sample++) await producer.send();
  expect(layerOf(producer)).toBeUndefined();
});

test('a producer of one layer is not watched, and a closed one no more', async () => {
  const single = new FakeProducer([{ ssrc: 11 }]);
  expect(layerOf(single)).toBeUndefined();
  await single.send(0);
  expect(single.asked).toBe(0);
  const producer = new FakeProducer();
  layerOf(producer);
  await producer.send(0, 1, 2);
  const { asked } = producer;
  producer.observer.emit('close');
  await producer.send(0, 1, 2);
  expect(producer.asked).toBe(asked);
});
