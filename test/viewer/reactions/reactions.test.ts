import { describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { type Counts, floatsFor, MAX_FLOATS, withoutOwn } from '../../../viewer/reactions/floating.ts';
import { createReacting } from '../../../viewer/reactions/reaction-store.ts';

describe('the reactions that float', () => {
  test('are all of a few', () => {
    expect(floatsFor({ heart: 2, fire: 1 })).toEqual(['heart', 'heart', 'fire']);
  });
  test('are few of many, each kind in its share and none left out', () => {
    const floats = floatsFor({ heart: 900, laugh: 99, wow: 1 });
    expect(floats.length).toBeLessThanOrEqual(MAX_FLOATS);
    expect(floats.filter(kind => kind === 'heart').length).toBeGreaterThan(5);
    expect(floats).toContain('wow');
  });
});

test('what the viewer sent is taken from the room’s count, and the rest of it from the next', () => {
  expect(withoutOwn({ heart: 3, fire: 1 }, { heart: 1 })).toEqual({
    others: { heart: 2, fire: 1 },
    ownLeft: {},
  });
  expect(withoutOwn({ heart: 1 }, { heart: 3 })).toEqual({ others: {}, ownLeft: { heart: 2 } });
});

describe('reacting', () => {
  function setUp(send: () => Promise<unknown> = async () => ({})) {
    let hear: (data: { counts: Counts }) => void = () => undefined;
    const room = {
      send,
      onSignal: (_name: string, listener: typeof hear) => {
        hear = listener;
        return () => undefined;
      },
    } as unknown as Pick<Room, 'send' | 'onSignal'>;
    const reacting = createReacting(room, () => 0.5);
    const kinds = () => reacting.store.getState().floats.map(float => float.kind);
    return { reacting, kinds, hear: (counts: Counts) => hear({ counts }) };
  }

  test('shows the viewer’s own heart at once and not again when the room tells of it', () => {
    const { reacting, kinds, hear } = setUp();
    reacting.react('heart');
    expect(kinds()).toEqual(['heart']);
    hear({ heart: 1, clap: 1 });
    expect(kinds()).toEqual(['heart', 'clap']);
  });

  test('counts a double tap within a blink as one', () => {
    const { reacting, kinds } = setUp();
    reacting.react('heart');
    reacting.react('fire');
    expect(kinds()).toEqual(['heart']);
  });

  test('shows everybody’s hearts again after the server refused the viewer’s own', async () => {
    const refused = Promise.reject(new Error('rate-limited'));
    const { reacting, kinds, hear } = setUp(() => refused);
    reacting.react('heart');
    await refused.catch(() => undefined);
    hear({ heart: 1 });
    expect(kinds()).toEqual(['heart', 'heart']);
  });

  test('drops a float when it has faded, and the oldest when too many are up', () => {
    const { reacting, kinds, hear } = setUp();
    for (let round = 0; round < 4; round++) hear({ heart: 50 });
    expect(kinds()).toHaveLength(2 * MAX_FLOATS);
    const first = reacting.store.getState().floats[0];
    if (first) reacting.done(first.id);
    expect(kinds()).toHaveLength(2 * MAX_FLOATS - 1);
  });
});
