import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Impressions } from '../../../server/offers/impressions.ts';
import { SEEN_COUNTED_MS } from '../../../shared/offers/pin.ts';
import type { Actor } from '../../../shared/roles.ts';
import { happened } from '../intelligence/show-events.ts';

const NOON = 1_780_000_000_000;
const viewer = (id: string): Actor => ({ id, name: id, role: 'viewer' });
const CREW = { kind: 'crew', personId: 'host' } as const;
const [ann, bob, cat] = [viewer('ann'), viewer('bob'), viewer('cat')];

/** Ann and Bob watch while a card is pinned. */
function setUp() {
  const viewerIds = new Set(['ann', 'bob']);
  const signal = vi.fn();
  const impressions = new Impressions({ viewerIds, signal });
  const card = { id: 'p', title: 'P', price: { minor: 1, currency: 'EUR' } };
  impressions.observe(happened('offer.pinned', { pin: { id: 'pin', card, at: NOON } }, NOON));
  viewerIds.add('cat');
  const count = () =>
    impressions.signalsFor(CREW).map(({ data }) => (data as { pins: unknown[] }).pins[0])[0];
  return { impressions, signal, count };
}

describe('the count of a card', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('has each viewer once, however often they report, and the time of the last of them', () => {
    const { impressions, count } = setUp();
    expect(count()).toEqual({ pinId: 'pin', seen: 0, of: 2, ms: 0 });
    impressions.saw(ann, ['pin'], NOON + 120);
    impressions.saw(bob, ['pin'], NOON + 400);
    impressions.saw(ann, ['pin', 'pin'], NOON + 900);
    expect(count()).toEqual({ pinId: 'pin', seen: 2, of: 2, ms: 400 });
  });

  test('leaves out who came after the pin, who reports another card, and who saw it long after', () => {
    const { impressions, count } = setUp();
    impressions.saw(cat, ['pin'], NOON + 100);
    impressions.saw(ann, ['gone'], NOON + 100);
    impressions.saw(ann, ['pin'], NOON + SEEN_COUNTED_MS + 1);
    expect(count()).toEqual({ pinId: 'pin', seen: 0, of: 2, ms: 0 });
  });

  test('is told at most once in a quarter second, and ends with its card', () => {
    const { impressions, signal, count } = setUp();
    impressions.saw(ann, ['pin'], NOON + 10);
    impressions.saw(bob, ['pin'], NOON + 20);
    vi.advanceTimersByTime(249);
    expect(signal).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(signal.mock.calls).toEqual([
      [{ signal: 'offer.impressions', data: { pins: [{ pinId: 'pin', seen: 2, of: 2, ms: 20 }] } }],
    ]);
    impressions.observe(happened('offer.unpinned', { pinId: 'pin', reason: 'host' }, NOON));
    expect(count()).toBeUndefined();
  });
});
