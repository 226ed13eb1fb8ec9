import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameGate, LONGEST_WAIT_MS, PAINT_MS } from '../../../client/playback/frame-gate.ts';

/** A gate before a picture whose frames are shown so many milliseconds after their capture, on the page's own clock. */
function setUp(delay: number | undefined) {
  const listeners = new Set<() => void>();
  const picture: { delay: number | undefined } = { delay };
  const gate = new FrameGate({
    showsIn: capturedAt =>
      picture.delay === undefined ? undefined : capturedAt + picture.delay - performance.now(),
    onFrame: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  /** A frame is shown, from which on the picture has this delay. */
  const show = (newDelay: number | undefined) => {
    picture.delay = newDelay;
    for (const listener of listeners) listener();
  };
  const held = () => [...gate.store.getState().held];
  return { gate, show, held, listeners };
}

const wait = (ms: number) => vi.advanceTimersByTime(ms);

describe('a card that came ahead of its frame', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is let through so long before that frame that both are on the screen together', () => {
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

  test('waits longer where the picture turns out to come later, and shorter where sooner', () => {
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

  test('appears at once where frames can’t be told apart', () => {
    const { gate, held, listeners } = setUp(undefined);
    gate.hold('a', performance.now());
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  test('appears with the next frame once the picture has no clock any more', () => {
    const { gate, show, held } = setUp(100);
    gate.hold('a', performance.now());
    show(undefined);
    expect(held()).toEqual([]);
  });

  test('waits no longer than a second, be its frame three hours off or the picture at a standstill', () => {
    const { gate, show, held } = setUp(100);
    gate.hold('a', performance.now() + 3 * 3_600_000);
    show(100);
    wait(LONGEST_WAIT_MS - 1);
    expect(held()).toEqual(['a']);
    wait(1);
    expect(held()).toEqual([]);
  });

  test('is not held by a frame that is long past', () => {
    const { gate, held } = setUp(100);
    gate.hold('a', performance.now() - 5000);
    expect(held()).toEqual([]);
  });

  test('appears at once when the page has been away', () => {
    const { gate, held, listeners } = setUp(100);
    gate.hold('a', performance.now());
    gate.releaseAll();
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });
});
