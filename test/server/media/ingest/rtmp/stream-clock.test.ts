import { expect, test } from 'vitest';
import { StreamClock } from '../../../../../server/media/ingest/rtmp/stream-clock.ts';

/** What a clock makes of timestamps that come every 40 ms, or at the given times. */
function read(timestamps: readonly number[], at = (index: number) => 40 * index) {
  const clock = new StreamClock();
  return timestamps.map((timestamp, index) => clock.read('video', timestamp, at(index)));
}
const timesOf = (all: readonly { time: number }[]) => all.map(({ time }) => time);
const jumpsOf = (all: readonly { isJump: boolean }[]) => all.map(({ isJump }) => isJump);

test('time begins at 0 and follows the encoder’s', () => {
  expect(timesOf(read([5000, 5040, 5080]))).toEqual([0, 40, 80]);
});

test('time goes on when the timestamp starts again at 0 after 2³²', () => {
  const all = read([2 ** 32 - 60, 2 ** 32 - 20, 20, 60]);
  expect(timesOf(all)).toEqual([0, 40, 80, 120]);
  expect(jumpsOf(all)).not.toContain(true);
});

test.each([
  ['a minute forward', 60_000],
  ['1.5 seconds forward', 1500],
  ['six hours forward', 21_600_000],
  ['1.5 seconds back', -1500],
  ['to the start', -99_960],
])('%s is a jump, over which time goes on by what has passed', (_how, step) => {
  const all = read([100_000, 100_040, 100_080 + step, 100_120 + step]);
  expect(timesOf(all)).toEqual([0, 40, 80, 120]);
  expect(jumpsOf(all)).toEqual([false, false, true, false]);
});

test('a pause of the encoder is no jump: as much time has passed', () => {
  const all = read([0, 40, 5040, 5080], index => [0, 40, 5040, 5080][index] ?? 0);
  expect(timesOf(all)).toEqual([0, 40, 5040, 5080]);
  expect(jumpsOf(all)).not.toContain(true);
});

test('packets that the network held back and delivers at once are no jump', () => {
  const all = read([0, 40, 80, 120, 160], index => [0, 40, 9000, 9000, 9000][index] ?? 0);
  expect(jumpsOf(all)).not.toContain(true);
});

test('sound and picture jump together, once, and stay in sync', () => {
  const clock = new StreamClock();
  const told = [
    clock.read('video', 1000, 0),
    clock.read('audio', 1010, 10),
    clock.read('video', 61_040, 40),
    clock.read('audio', 1050, 50),
    clock.read('video', 61_080, 80),
    clock.read('audio', 61_090, 90),
  ];
  expect(told.map(({ isJump }) => isJump)).toEqual([false, false, true, false, false, false]);
  expect(told.map(({ time }) => time)).toEqual([0, 10, 40, 50, 80, 90]);
});

test('a second track on a clock of its own begins where the first one is', () => {
  const clock = new StreamClock();
  clock.read('video', 1000, 0);
  expect(clock.read('audio', 3_000_000, 20)).toEqual({ time: 0, isJump: false });
  expect(clock.read('audio', 3_000_021, 41)).toEqual({ time: 21, isJump: false });
});
