import { describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import {
  type Counts,
  MAX_FLOATING,
  sampleReactions,
  withoutOwn,
} from '../../../viewer/reactions/floating.ts';
import { createReactionStore } from '../../../viewer/reactions/reaction-store.ts';

describe('the sample of reactions', () => {
  test('has all of a few', () => {
    expect(sampleReactions({ heart: 2, fire: 1 })).toEqual(['heart', 'heart', 'fire']);
  });
  test('is a proportional part of many, with at least one of each kind', () => {
    const sample = sampleReactions({ heart: 900, laugh: 99, wow: 1 });
    expect(sample.length).toBeLessThanOrEqual(MAX_FLOATING);
    expect(sample.filter(kind => kind === 'heart').length).toBeGreaterThan(5);
    expect(sample).toContain('wow');
  });
});

test('the viewer’s own reactions are subtracted from the room’s counts, over several of them if needed', () => {
  expect(withoutOwn({ heart: 3, fire: 1 }, { heart: 1 })).toEqual({
    others: { heart: 2, fire: 1 },
    ownLeft: {},
  });
  expect(withoutOwn({ heart: 1 }, { heart: 3 })).toEqual({ others: {}, ownLeft: { heart: 2 } });
});

describe('reacting', () => {
  function setUp(send: () => Promise<unknown> = async () => ({})) {
    let emit: (data: { counts: Counts }) => void = () => undefined;
    const room = {
      send,
      onSignal: (_name: string, listener: typeof emit) => {
        emit = listener;
        return () => undefined;
      },
    } as unknown as Pick<Room, 'send' | 'onSignal'>;
    const reacting = createReactionStore(room, () => 0.5);
    const kinds = () => reacting.store.getState().floating.map(float => float.kind);
    return { reacting, kinds, emit: (counts: Counts) => emit({ counts }) };
  }

  test('shows the viewer’s own heart at once, and not again with the room’s counts', () => {
    const { reacting, kinds, emit } = setUp();
    reacting.react('heart');
    expect(kinds()).toEqual(['heart']);
    emit({ heart: 1, clap: 1 });
    expect(kinds()).toEqual(['heart', 'clap']);
  });

  test('counts a quick double tap as one', () => {
    const { reacting, kinds } = setUp();
    reacting.react('heart');
    reacting.react('fire');
    expect(kinds()).toEqual(['heart']);
  });

  test('shows all of the room’s hearts after the server rejected the viewer’s own', async () => {
    const refused = Promise.reject(new Error('rate-limited'));
    const { reacting, kinds, emit } = setUp(() => refused);
    reacting.react('heart');
    await refused.catch(() => undefined);
    emit({ heart: 1 });
    expect(kinds()).toEqual(['heart', 'heart']);
  });

  test('removes a reaction when it has faded, and the oldest ones above the limit', () => {
    const { reacting, kinds, emit } = setUp();
    for (let round = 0; round < 4; round++) emit({ heart: 50 });
    expect(kinds()).toHaveLength(2 * MAX_FLOATING);
    const first = reacting.store.getState().floating[0];
    if (first) reacting.done(first.id);
    expect(kinds()).toHaveLength(2 * MAX_FLOATING - 1);
  });
});
