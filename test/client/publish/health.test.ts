import { expect, test } from 'vitest';
import { WatchMeter } from '../../../client/playback/stats.ts';
import { encodingsFor, pickVideoCodec } from '../../../client/publish/encoding.ts';
import { HealthMeter } from '../../../client/publish/health.ts';

const report = (...stats: object[]) => new Map(stats.map((stat, index) => [String(index), stat]));
const layer = (height: number, more: object = {}) => ({
  type: 'outbound-rtp',
  kind: 'video',
  bytesSent: 0,
  frameWidth: (height * 16) / 9,
  frameHeight: height,
  framesPerSecond: 30,
  qualityLimitationReason: 'none',
  ...more,
});
const pair = { type: 'candidate-pair', selected: true, state: 'succeeded', currentRoundTripTime: 0.042 };

test('the bitrate is that of audio and video since the reading before', () => {
  const meter = new HealthMeter();
  const sound = (bytesSent: number) => ({ type: 'outbound-rtp', kind: 'audio', bytesSent });
  expect(meter.read(report(sound(0), layer(720)), 3_000_000, 1000).bitrate).toBe(0);
  const { bitrate } = meter.read(report(sound(10_000), layer(720, { bytesSent: 240_000 })), 3_000_000, 2000);
  expect(bitrate).toBe(2_000_000);
});

test('a counter that was reset never makes a negative bitrate', () => {
  const meter = new HealthMeter();
  meter.read(report(layer(720, { bytesSent: 1_000_000 })), 3_000_000, 1000);
  expect(meter.read(report(layer(720, { bytesSent: 1000 })), 3_000_000, 2000).bitrate).toBe(8000);
});

test('the resolution is that of the largest layer with frames', () => {
  const off = layer(720, { framesPerSecond: 0, qualityLimitationReason: 'bandwidth' });
  const health = new HealthMeter().read(report(layer(180), layer(360), off), 3_000_000, 1000);
  expect(health).toMatchObject({ width: 640, height: 360, framesPerSecond: 30, limitation: 'bandwidth' });
});

test('loss is that of the remote reports and the round trip that of the selected pair', () => {
  const far = (fractionLost: number) => ({ type: 'remote-inbound-rtp', kind: 'video', fractionLost });
  const health = new HealthMeter().read(report(layer(720), far(0.01), far(0.05), pair), 3_000_000, 1000);
  expect(health.lossPercent).toBeCloseTo(5);
  expect(health.roundTripMs).toBeCloseTo(42);
});

test('an empty report gives zeros', () => {
  expect(new HealthMeter().read(report(), 3_000_000, 1000)).toMatchObject({
    bitrate: 0,
    height: 0,
    lossPercent: 0,
    roundTripMs: undefined,
    limitation: 'none',
  });
});

test('a viewer’s loss is measured since the reading before', () => {
  const meter = new WatchMeter();
  const inbound = (packetsReceived: number, packetsLost: number) => ({
    type: 'inbound-rtp',
    kind: 'video',
    bytesReceived: packetsReceived * 1000,
    packetsReceived,
    packetsLost,
    frameWidth: 1280,
    frameHeight: 720,
  });
  meter.read(report(inbound(1000, 0)), 1000);
  const stats = meter.read(report(inbound(1190, 10), pair), 2000);
  expect(stats).toMatchObject({ lossPercent: 5, height: 720, bitrate: 1_520_000 });
});

test('each layer doubles the resolution, and the top one’s bitrate depends on its area', () => {
  const layers = encodingsFor({ width: 1280, height: 720 });
  expect(layers.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([4, 2, 1]);
  expect(layers[2]?.maxBitrate).toBe(2_500_000);
  expect(encodingsFor({ width: 1920, height: 1080 })[2]?.maxBitrate).toBe(5_000_000);
  expect(encodingsFor({ width: 320, height: 240 })[2]?.maxBitrate).toBe(800_000);
});

test('VP8 is sent if the browser has it, H.264 if not', () => {
  const codec = (mimeType: string) => ({
    kind: 'video' as const,
    mimeType,
    clockRate: 90000,
    preferredPayloadType: 96,
  });
  const both = { codecs: [codec('video/H264'), codec('video/VP8')] };
  expect(pickVideoCodec(both)?.mimeType).toBe('video/VP8');
  expect(pickVideoCodec({ codecs: [codec('video/H264')] })?.mimeType).toBe('video/H264');
});
