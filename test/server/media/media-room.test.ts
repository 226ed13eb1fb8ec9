import { createSocket } from 'node:dgram';
import type { types } from 'mediasoup';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { MediaRoom } from '../../../server/media/media.ts';
import { Media } from '../../../server/media/media.ts';
import { silent } from '../../support/log.ts';
import { openRoom, publish } from './rooms.ts';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

/** A producer of sound with a sender whose packets really come, and can be stopped. */
async function soundOf(room: MediaRoom, ssrc: number) {
  const router = room.routerContext?.router;
  if (!router) throw new Error('The room has no media.');
  const transport = await router.createPlainTransport({ listenIp: '127.0.0.1', comedia: true });
  const codecs = [{ mimeType: 'audio/opus', payloadType: 97, clockRate: 48000, channels: 2 }];
  const producer = await transport.produce({
    kind: 'audio',
    rtpParameters: { codecs, encodings: [{ ssrc }] },
  });
  const socket = createSocket('udp4');
  let count = 0;
  const send = () => {
    const packet = Buffer.alloc(40, 1);
    packet.writeUInt16BE(0x8061, 0);
    packet.writeUInt16BE(count & 0xffff, 2);
    packet.writeUInt32BE(count * 960, 4);
    packet.writeUInt32BE(ssrc, 8);
    count += 1;
    socket.send(packet, transport.tuple.localPort, '127.0.0.1');
  };
  let timer = setInterval(send, 20);
  onTestFinished(() => {
    clearInterval(timer);
    socket.close();
  });
  return {
    producer,
    stop: () => clearInterval(timer),
    resume: () => {
      timer = setInterval(send, 20);
    },
  };
}

/** Resolves at the next change of what is on air after which this holds. */
async function untilAir(
  room: MediaRoom,
  holds: (onAir: readonly types.Producer[]) => boolean,
): Promise<void> {
  if (holds(room.onAir)) return;
  await new Promise<void>(resolve => {
    const stop = room.onAirChange(() => {
      if (!holds(room.onAir)) return;
      stop();
      resolve();
    });
  });
}

test('a studio from which nothing comes is off the air after about three seconds, and on again with its next bytes', async () => {
  const { room } = await openRoom(media);
  onTestFinished(() => room.close());
  const { producer, stop, resume } = await soundOf(room, 1111);
  room.addProducers('studio', producer);
  await expect.poll(async () => (await producer.getStats())[0]?.byteCount ?? 0).toBeGreaterThan(0);
  // Watched for longer than it takes to be silent: who sends stays.
  const before = room.air;
  await new Promise(resolve => setTimeout(resolve, 3500));
  expect(room.air).toBe(before);

  stop();
  const since = performance.now();
  await untilAir(room, onAir => onAir.length === 0);
  expect(performance.now() - since).toBeGreaterThan(1500);
  expect(producer.closed).toBe(false);
  resume();
  await untilAir(room, onAir => onAir.length === 1);
});

test('another studio may send in place of one from which nothing comes', async () => {
  const { room } = await openRoom(media);
  onTestFinished(() => room.close());
  const first = await soundOf(room, 2222);
  room.addProducers('studio', first.producer);
  await expect.poll(async () => (await first.producer.getStats())[0]?.byteCount ?? 0).toBeGreaterThan(0);
  await expect(publish(room)).rejects.toMatchObject({ code: 'elsewhere' });
  first.stop();
  await untilAir(room, onAir => onAir.length === 0);
  await publish(room);
  expect(room.onAir).toHaveLength(2);
  expect(first.producer.closed).toBe(true);
});

test('a studio that was asked to send and has not begun is not silent', async () => {
  const { room } = await openRoom(media);
  onTestFinished(() => room.close());
  const { producer, stop } = await soundOf(room, 4444);
  stop();
  room.addProducers('studio', producer);
  await new Promise(resolve => setTimeout(resolve, 3500));
  expect(room.onAir).toEqual([producer]);
});

test('what is withdrawn is off the air and not closed', async () => {
  const { room } = await openRoom(media);
  onTestFinished(() => room.close());
  const { producer } = await soundOf(room, 5555);
  room.addProducers('encoder', producer);
  expect(room.onAir).toEqual([producer]);
  room.withdraw('encoder');
  expect(room.onAir).toEqual([]);
  expect(producer.closed).toBe(false);
});
