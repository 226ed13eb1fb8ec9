import { expect, test } from 'vitest';
import type { Health } from '../../../client/publish/publisher.ts';
import { formatHealth } from '../../../renderer/health/format.ts';
import type { ViewerStats } from '../../../renderer/health/grade.ts';
import { GRADE_WINDOW_S, gradeStream } from '../../../renderer/health/grade.ts';

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

const received: ViewerStats = {
  delayMs: 400,
  framesPerSecond: 30,
  freezes: 0,
  isFrozen: false,
  soundLateMs: 10,
};

const lasting = (change: Partial<Health>): Health[] =>
  Array.from({ length: GRADE_WINDOW_S }, () => ({ ...fine, ...change }));

const arriving = (change: Partial<ViewerStats>): ViewerStats[] =>
  Array.from({ length: GRADE_WINDOW_S }, () => ({ ...received, ...change }));

test('a stream without warnings is good', () => {
  expect(gradeStream(lasting({}), arriving({}))).toEqual({ grade: 'good', warnings: [] });
});

test('the worst cause decides the grade, and all causes are warnings', () => {
  expect(gradeStream(lasting({ lossPercent: 7, limitation: 'cpu' }), arriving({}))).toEqual({
    grade: 'poor',
    warnings: ['loss', 'cpu'],
  });
});

test('a short drop and the first seconds of a stream are no warning', () => {
  expect(gradeStream([...lasting({ lossPercent: 20 }).slice(1), fine], [])).toEqual({
    grade: 'good',
    warnings: [],
  });
  expect(gradeStream(lasting({ limitation: 'bandwidth' }).slice(1), []).grade).toBe('good');
});

test('a cause counts with its best grade in the window', () => {
  expect(gradeStream([...lasting({ lossPercent: 20 }).slice(1), { ...fine, lossPercent: 3 }], []).grade).toBe(
    'fair',
  );
});

test('an audio-only stream gets no warning for missing frames', () => {
  expect(gradeStream(lasting({ width: 0, height: 0, framesPerSecond: 0 }), []).grade).toBe('good');
});

test('a stream that sends nothing is poor', () => {
  expect(gradeStream(lasting({ bitrate: 0 }), []).grade).toBe('poor');
});

test('a stream that is sent well is only as good as what viewers get of it', () => {
  const grade = (change: Partial<ViewerStats>) => gradeStream(lasting({}), arriving(change));
  expect(grade({ framesPerSecond: 10, freezes: 18 })).toEqual({
    grade: 'poor',
    warnings: ['freezes', 'fewFrames'],
  });
  expect(grade({ framesPerSecond: 0, isFrozen: true })).toEqual({ grade: 'poor', warnings: ['frozen'] });
  expect(grade({ delayMs: 3000 })).toEqual({ grade: 'fair', warnings: ['farBehind'] });
});

test('nothing that arrives at viewers is trouble once it lasts', () => {
  const nothing = Array.from({ length: GRADE_WINDOW_S }, () => undefined);
  expect(gradeStream(lasting({}), nothing)).toEqual({ grade: 'poor', warnings: ['nothingArrives'] });
  expect(gradeStream(lasting({}), [...nothing.slice(1), received]).grade).toBe('good');
});

test('numbers have fixed decimals', () => {
  expect(formatHealth({ ...fine, bitrate: 3_000_000 }, 'en').bitrate).toBe('3.0');
  expect(formatHealth({ ...fine, bitrate: 2_430_000 }, 'ru').bitrate).toBe('2,4');
  expect(formatHealth({ ...fine, roundTripMs: undefined }, 'en').roundTrip).toBeUndefined();
});
