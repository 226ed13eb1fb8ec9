import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PictureGuard } from '../../../../server/media/playback/picture-guard.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const GOOD = { available: 3_000_000, fractionLost: 0, roundTripTime: 20, score: 10 };
/** A line of 200 kbit/s under a picture of 1 Mbit/s, which drops what doesn't fit. */
const FULL = { available: 200_000, fractionLost: 90, roundTripTime: 300, score: 4 };

/** A guard over a picture of 1 Mbit/s or of layers, in bit/s, on a line that can be changed. */
function guardOf(bitrates: readonly number[] = [1_000_000]) {
  const state = { line: GOOD, isPaused: false, asked: 0, close: () => {} };
  const consumer = {
    get score() {
      return { score: state.line.score, producerScore: 10, producerScores: [10] };
    },
    pause: async () => {
      state.isPaused = true;
    },
    resume: async () => {
      state.isPaused = false;
    },
    getStats: async () => {
      state.asked += 1;
      const { fractionLost, roundTripTime } = state.line;
      return [{ type: 'outbound-rtp', fractionLost, roundTripTime }];
    },
    observer: {
      once: (_event: 'close', listener: () => void) => {
        state.close = listener;
      },
    },
  };
  const producer = { getStats: async () => bitrates.map(bitrate => ({ bitrate })) };
  const transport = { getStats: async () => [{ availableOutgoingBitrate: state.line.available }] };
  return { state, guard: new PictureGuard(consumer, producer, transport) };
}

describe('a single stream', () => {
  test('is paused for a player whose line is slower, and tried again by itself', async () => {
    const { state, guard } = guardOf();
    state.line = FULL;
    await vi.advanceTimersByTimeAsync(2500);
    expect(guard.isHeldBack).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect([guard.isHeldBack, state.isPaused]).toEqual([true, true]);

    state.line = GOOD;
    await vi.advanceTimersByTimeAsync(8000);
    expect([guard.isHeldBack, state.isPaused]).toEqual([false, false]);
  });

  test('is tried after longer and longer pauses while the line stays slow', async () => {
    const { state } = guardOf();
    state.line = FULL;
    let tries = 0;
    for (let second = 0, was = false; second < 120; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      if (was && !state.isPaused) tries += 1;
      was = state.isPaused;
    }
    expect(tries).toBe(3);
  });

  test.each([
    ['loses nothing and is quick', { ...FULL, fractionLost: 0 }],
    ['is wide enough, and loses for other reasons', { ...FULL, available: 2_000_000 }],
  ])('goes on to a player whose line %s', async (_what, line) => {
    const { state, guard } = guardOf();
    state.line = line;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([guard.isHeldBack, state.isPaused]).toEqual([false, false]);
  });

  test('costs nothing for a player whose line is good, nor after its end', async () => {
    const { state } = guardOf();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.asked).toBe(0);
    state.line = FULL;
    state.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.asked).toBe(0);
  });
});

test('simulcast layers are held back where not even the smallest fits', async () => {
  const { state, guard } = guardOf([1_000_000, 400_000, 150_000, 0]);
  state.line = FULL;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(guard.isHeldBack).toBe(false);
  state.line = { ...FULL, available: 100_000 };
  await vi.advanceTimersByTimeAsync(3000);
  expect(guard.isHeldBack).toBe(true);
});
