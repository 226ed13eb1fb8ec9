import { expect, test } from 'vitest';
import { type EditKey, editForKey } from '../../../../renderer/scenes/canvas/edit-keys.ts';
import type { SceneEditorView } from '../../../../renderer/scenes/editor/scene-editor-view.ts';
import type { Layer, Scenes } from '../../../../shared/scenes/document.ts';
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
  const done = editForKey({ key: '', ...none, ...key }, view, pip, 'copy');
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

test('other keys are ignored', () => {
  expect(pressed({ key: 'x' })).toBeUndefined();
});
