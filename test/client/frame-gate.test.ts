import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FrameGate, LONGEST_WAIT_MS } from '../../client/frame-gate.ts';

const NOON = 1_780_000_000_000;

/** A gate before a picture whose frames the test shows. */
function setUp({ timed = true } = {}) {
  const listeners = new Set<(capturedAt: number | undefined) => void>();
  const gate = new FrameGate({
    isTimed: () => timed,
    onFrames: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const show = (capturedAt: number | undefined) => {
    for (const listener of listeners) listener(capturedAt);
  };
  const held = () => [...gate.store.getState().held];
  return { gate, show, held, listeners };
}

describe('a card that came ahead of its frame', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('appears with that frame, or with the first one after it', () => {
    const { gate, show, held, listeners } = setUp();
    gate.hold('a', NOON);
    gate.hold('b', NOON + 50);
    show(NOON - 1);
    expect(held()).toEqual(['a', 'b']);
    show(NOON + 33);
    expect(held()).toEqual(['b']);
    show(NOON + 66);
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  test('appears at once where frames can’t be told apart', () => {
    const { gate, held } = setUp({ timed: false });
    gate.hold('a', NOON);
    expect(held()).toEqual([]);
  });

  test('appears with the next frame once the picture has no clock any more', () => {
    const { gate, show, held } = setUp();
    gate.hold('a', NOON);
    show(undefined);
    expect(held()).toEqual([]);
  });

  test('waits no longer than a second, be its frame three hours off or the picture at a standstill', () => {
    const { gate, show, held } = setUp();
    gate.hold('a', NOON + 3 * 3_600_000);
    show(NOON);
    vi.advanceTimersByTime(LONGEST_WAIT_MS - 1);
    expect(held()).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(held()).toEqual([]);
  });

  test('is not held by a frame that is long past', () => {
    const { gate, show, held } = setUp();
    gate.hold('a', 0);
    show(NOON);
    expect(held()).toEqual([]);
  });

  test('appears at once when the page has been away', () => {
    const { gate, held, listeners } = setUp();
    gate.hold('a', NOON);
    gate.releaseAll();
    expect(held()).toEqual([]);
    expect(listeners.size).toBe(0);
  });
});
