import { expect, test } from 'vitest';
import { dragged } from '../../../../renderer/scenes/canvas/drag.ts';
import { type EditKey, editOfKey } from '../../../../renderer/scenes/canvas/edit-keys.ts';
import type { SceneEditorView } from '../../../../renderer/scenes/editor/scene-editor-view.ts';
import { slowed } from '../../../../renderer/scenes/program/wheel.ts';
import type { Layer, Scenes } from '../../../../shared/scenes.ts';
import { STARTING } from '../document/arbitrary.ts';

const none = { shiftKey: false, ctrlKey: false, metaKey: false };

/** The layers of picture-in-picture after a key, the front one selected. */
function pressed(key: Partial<EditKey>, change: Partial<Layer> = {}) {
  const document: Scenes = {
    ...STARTING,
    scenes: STARTING.scenes.map(scene => ({
      ...scene,
      layers: scene.layers.map(layer => ({ ...layer, ...change })),
    })),
  };
  const [, , pip] = document.scenes;
  if (!pip) throw new Error('There is no such scene.');
  const view = { document, selectedId: 'pip-2' } as SceneEditorView;
  const done = editOfKey({ key: '', ...none, ...key }, view, pip, 'copy');
  return done?.edit(document).scenes[2]?.layers;
}

test('the arrow keys move the selected layer by a pixel, with Shift by more', () => {
  const before = STARTING.scenes[2]?.layers[1]?.place.wide.x ?? 0;
  const xAfter = (key: Partial<EditKey>) => pressed(key)?.[1]?.place.wide.x ?? 0;
  expect((xAfter({ key: 'ArrowRight' }) - before) * 1280).toBeCloseTo(1, 0);
  expect((xAfter({ key: 'ArrowLeft', shiftKey: true }) - before) * 1280).toBeCloseTo(-20, 0);
});

test('the canvas that is not shown keeps its own arrangement', () => {
  expect(pressed({ key: 'ArrowDown' })?.[1]?.place.tall).toEqual(STARTING.scenes[2]?.layers[1]?.place.tall);
});

test('a locked layer stays where it is', () => {
  expect(pressed({ key: 'ArrowRight' }, { locked: true })).toBeUndefined();
});

test('Delete removes, Ctrl+D copies, Page Down sends to the back', () => {
  expect(pressed({ key: 'Delete' })?.map(layer => layer.id)).toEqual(['pip-1']);
  expect(pressed({ key: 'd', ctrlKey: true })?.map(layer => layer.id)).toEqual(['pip-1', 'pip-2', 'copy']);
  expect(pressed({ key: 'PageDown' })?.map(layer => layer.id)).toEqual(['pip-2', 'pip-1']);
});

test('other keys mean nothing here', () => {
  expect(pressed({ key: 'x' })).toBeUndefined();
});

const options = { canvas: { width: 1280, height: 720 }, others: [], reach: { x: 0.01, y: 0.01 } };
const place = { x: 0.3, y: 0.3, width: 0.2, height: 0.2, rotation: 0 };

test('a dragged layer snaps, unless Alt is held', () => {
  const drag = { grip: { kind: 'move' as const }, place, from: { x: 0.4, y: 0.4 } };
  const to = { x: 0.495, y: 0.45 };
  expect(dragged(drag, to, options, { shiftKey: false, altKey: false }).place.x).toBe(0.4);
  expect(dragged(drag, to, options, { shiftKey: false, altKey: true }).place.x).toBe(0.395);
});

test('a corner keeps the shape, unless Shift is held', () => {
  const drag = {
    grip: { kind: 'resize' as const, handle: { x: 1 as const, y: 1 as const } },
    place,
    from: { x: 0.5, y: 0.5 },
  };
  const to = { x: 0.6, y: 0.5 };
  const kept = dragged(drag, to, options, { shiftKey: false, altKey: true }).place;
  expect(kept.height).toBeCloseTo(0.3, 3);
  expect(dragged(drag, to, options, { shiftKey: true, altKey: true }).place.height).toBeCloseTo(0.2, 3);
});

test('a wheel begins fast and ends where it was drawn to', () => {
  expect(slowed(0)).toBe(0);
  expect(slowed(0.5)).toBeGreaterThan(0.5);
  expect(slowed(1)).toBe(1);
  expect(slowed(2)).toBe(1);
});
