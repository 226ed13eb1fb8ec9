import { expect, test } from 'vitest';
import type { Health } from '../../../client/publish/publisher.ts';
import { healthTexts } from '../../../renderer/health/format.ts';
import { judge, PATIENCE } from '../../../renderer/health/grade.ts';

const fine: Health = {
  bitrate: 2_430_000,
  width: 1280,
  height: 720,
  framesPerSecond: 30,
  lossPercent: 0.1,
  roundTripMs: 24,
  limitation: 'none',
  wantedBitrate: 3_250_000,
  at: 0,
};

const lasting = (change: Partial<Health>): Health[] =>
  Array.from({ length: PATIENCE }, () => ({ ...fine, ...change }));

test('a stream without trouble is good and has no complaints', () => {
  expect(judge(lasting({}))).toEqual({ grade: 'good', complaints: [] });
});

test('the worst part decides, and all of them are named', () => {
  expect(judge(lasting({ lossPercent: 7, limitation: 'cpu' }))).toEqual({
    grade: 'poor',
    complaints: ['loss', 'cpu'],
  });
});

test('a hiccup is not worth a glance, nor are the first seconds in which a stream climbs', () => {
  expect(judge([...lasting({ lossPercent: 20 }).slice(1), fine])).toEqual({ grade: 'good', complaints: [] });
  expect(judge(lasting({ limitation: 'bandwidth' }).slice(1)).grade).toBe('good');
});

test('what lasts is as bad as its best second', () => {
  expect(judge([...lasting({ lossPercent: 20 }).slice(1), { ...fine, lossPercent: 3 }]).grade).toBe('fair');
});

test('sound alone is not blamed for missing frames', () => {
  expect(judge(lasting({ width: 0, height: 0, framesPerSecond: 0 })).grade).toBe('good');
});

test('a stream that sends nothing is in trouble whatever else it says', () => {
  expect(judge(lasting({ bitrate: 0 })).grade).toBe('poor');
});

test('numbers keep their decimals, so that they never change width', () => {
  expect(healthTexts({ ...fine, bitrate: 3_000_000 }, 'en').bitrate).toBe('3.0');
  expect(healthTexts({ ...fine, bitrate: 2_430_000 }, 'ru').bitrate).toBe('2,4');
  expect(healthTexts({ ...fine, roundTripMs: undefined }, 'en').roundTrip).toBeUndefined();
});
