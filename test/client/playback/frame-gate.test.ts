import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameGate, MAX_WAIT_MS, PAINT_MS } from '../../../client/playback/frame-gate.ts';

/** A gate for a video with this delay from capture to display, in milliseconds; both on the page's clock. */
function setUp(delay: number | undefined) {
  const listeners = new Set<() => void>();
  const picture: { delay: number | undefined } = { delay };
  const gate = new FrameGate({
    msUntilShown: capturedAt =>
      picture.delay === undefined ? undefined : capturedAt + picture.delay - performance.now(),
    onFrame: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  /** Displays a frame, from which on the video has this delay. */
  const show = (newDelay: number | undefined) => {
    picture.delay = newDelay;
    for (const listener of listeners) listener();
  };
  const held = () => [...gate.store.getState().held];
  return { gate, show, held, listeners };
}

const wait = (ms: number) => vi.advanceTimersByTime(ms);

describe('a card that arrived ahead of its frame', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is released so early that it is painted together with the frame', () => {
    const { gate, held, listeners } = setUp(100);
    const now = performance.now();
    gate.hold('a', now);
    gate.hold('b', now + 50);
    wait(100 - PAINT_MS - 1);
    expect(held()).toEqual(['a', 'b']);
    wait(1);
    expect(held()).toEqual(['b']);
    wait(50);
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  test('waits longer if the video’s delay grows, and shorter if it shrinks', () => {
    for (const [delay, waits] of [
      [400, 400 - PAINT_MS],
      [150, 150 - PAINT_MS],
    ] as const) {
      const { gate, show, held } = setUp(200);
      gate.hold('a', performance.now());
      wait(50);
      show(delay);
      wait(waits - 50 - 1);
      expect(held()).toEqual(['a']);
      wait(1);
      expect(held()).toEqual([]);
    }
  });

  test('appears at once if times of capture aren’t known', () => {
    const { gate, held, listeners } = setUp(undefined);
    gate.hold('a', performance.now());
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  test('appears with the next frame once times of capture aren’t known any more', () => {
    const { gate, show, held } = setUp(100);
    gate.hold('a', performance.now());
    show(undefined);
    expect(held()).toEqual([]);
  });

  test('waits at most a second, even if its frame is hours away or the video is frozen', () => {
    const { gate, show, held } = setUp(100);
    gate.hold('a', performance.now() + 3 * 3_600_000);
    show(100);
    wait(MAX_WAIT_MS - 1);
    expect(held()).toEqual(['a']);
    wait(1);
    expect(held()).toEqual([]);
  });

  test('is not held for a frame that has been displayed', () => {
    const { gate, held } = setUp(100);
    gate.hold('a', performance.now() - 5000);
    expect(held()).toEqual([]);
  });

  test('appears at once after a reconnect', () => {
    const { gate, held, listeners } = setUp(100);
    gate.hold('a', performance.now());
    gate.releaseAll();
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });
});
