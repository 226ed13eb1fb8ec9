import { describe, expect, test } from 'vitest';
import { scenes } from '../../../server/scenes/feature.ts';
import type { CarryContext } from '../../../server/show/feature.ts';
import { CommandError } from '../../../shared/errors.ts';
import { type Actor, viewpointOf } from '../../../shared/roles.ts';
import { MAX_SCENES, type Scenes } from '../../../shared/scenes/document.ts';
import { type NewEvent, redactEvent } from '../../../shared/show/events.ts';
import { commands } from '../../../shared/show/protocol.ts';
import { applyEvent, emptyShow, redactShow, type ShowState } from '../../../shared/show/state.ts';
import { PEOPLE, someScenes } from '../../support/arbitrary.ts';
import { decide } from '../../support/registry.ts';

const [actor] = PEOPLE as [Actor];
const deciding = (state: ShowState) => ({ state, actor, now: 1, newId: () => 'new' });

const save = (state: ShowState, document: Scenes) =>
  decide('scenes.save', { scenes: document }, deciding(state)).events;
const take = (state: ShowState, sceneId: string) =>
  decide('scenes.take', { sceneId }, deciding(state)).events;

const applied = (state: ShowState, events: readonly NewEvent[]): ShowState =>
  events.reduce((now, event) => applyEvent(now, { ...event, seq: now.seq + 1, at: 1 }), state);

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'done';
  } catch (error) {
    return error instanceof CommandError ? error.code : 'not a refusal';
  }
}

const saved = applied(emptyShow('crew'), save(emptyShow('crew'), someScenes(3)));

describe('saving scenes', () => {
  test('the document is the show’s from then on, and a later one replaces it', () => {
    expect(saved.scenes.document).toEqual(someScenes(3));
    expect(applied(saved, save(saved, someScenes(1))).scenes.document).toEqual(someScenes(1));
  });

  test('a layer of a source that is not there is refused', () => {
    expect(codeOf(() => save(saved, { ...someScenes(2), sources: [] }))).toBe('bad-data');
  });

  test.each([
    ['sources', { ...someScenes(1), sources: [...someScenes(1).sources, ...someScenes(1).sources] }],
    ['scenes', { ...someScenes(1), scenes: [...someScenes(1).scenes, ...someScenes(1).scenes] }],
    [
      'layers',
      {
        ...someScenes(1),
        scenes: someScenes(1).scenes.map(scene => ({ ...scene, layers: [...scene.layers, ...scene.layers] })),
      },
    ],
  ])('two %s of one id are refused', (_what, document) => {
    expect(codeOf(() => save(saved, document))).toBe('bad-data');
  });

  test('more scenes than a show may have don’t pass the border', () => {
    const schema = commands['scenes.save'].data;
    expect(schema.safeParse({ scenes: someScenes(MAX_SCENES) }).success).toBe(true);
    expect(schema.safeParse({ scenes: someScenes(MAX_SCENES + 1) }).success).toBe(false);
  });
});

describe('putting a scene on program', () => {
  test('a saved scene is taken, and taking it again changes nothing', () => {
    const taken = applied(saved, take(saved, 's1'));
    expect(taken.scenes.sceneId).toBe('s1');
    expect(take(taken, 's1')).toEqual([]);
  });

  test('a scene that is not saved is refused', () => {
    expect(codeOf(() => take(saved, 's9'))).toBe('not-found');
    expect(codeOf(() => take(emptyShow('crew'), 's0'))).toBe('not-found');
  });

  test('a scene that is saved away is on program no longer; one that stays is', () => {
    const taken = applied(saved, take(saved, 's2'));
    expect(applied(taken, save(taken, someScenes(3))).scenes.sceneId).toBe('s2');
    expect(applied(taken, save(taken, someScenes(2))).scenes.sceneId).toBeUndefined();
  });
});

test('only the host may change scenes', () => {
  expect(commands['scenes.save'].roles).toEqual(['host']);
  expect(commands['scenes.take'].roles).toEqual(['host']);
});

test.each(PEOPLE)('$role $name gets scenes only where they are of the crew', actor => {
  const viewpoint = viewpointOf(actor);
  const events = [...save(saved, someScenes(2)), ...take(saved, 's1')];
  const seen = events.flatMap(event => redactEvent({ ...event, seq: 1, at: 1 }, viewpoint) ?? []);
  const snapshot = redactShow(applied(saved, events), viewpoint);
  expect(seen).toHaveLength(viewpoint.kind === 'crew' ? 2 : 0);
  expect(snapshot.scenes.document !== undefined).toBe(viewpoint.kind === 'crew');
  expect(snapshot.scenes.sceneId !== undefined).toBe(viewpoint.kind === 'crew');
});

describe('the canvas', () => {
  const tall = (document: Scenes): Scenes => ({ ...document, canvas: 'tall' });

  test('goes along into the next show, so that its viewers wait on a page of that format', () => {
    const earlier = applied(saved, save(saved, tall(someScenes(2))));
    const { events, count } = scenes.parts.carry?.(earlier, {} as CarryContext) ?? { events: [], count: 0 };
    expect(count).toBe(2);
    expect(applied(emptyShow('crew'), events).scenes).toMatchObject({ canvas: 'tall' });
  });

  test('is told to viewers, who see nothing else of the scenes, when it is set and when it changes', () => {
    const events = [
      ...save(emptyShow('crew'), someScenes(1)),
      ...save(saved, someScenes(2)),
      ...save(saved, tall(someScenes(2))),
    ];
    const viewer = viewpointOf({ id: 'ann', name: 'Ann', role: 'viewer' });
    const seen = events.flatMap(event => redactEvent({ ...event, seq: 1, at: 1 }, viewer) ?? []);
    expect(seen.map(({ name, data }) => [name, data])).toEqual([
      ['scenes.canvasSet', { canvas: someScenes(1).canvas }],
      ['scenes.canvasSet', { canvas: 'tall' }],
    ]);
  });

  test('is all that a viewer’s snapshot has of the scenes', () => {
    const { scenes } = redactShow(
      applied(saved, save(saved, tall(someScenes(2)))),
      viewpointOf({ id: 'ann', name: 'Ann', role: 'viewer' }),
    );
    expect(scenes).toEqual({ canvas: 'tall' });
  });
});
