import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addLayer,
  changeLayer,
  duplicateScene,
  orderLayer,
  removeLayer,
  removeScene,
} from '../../../../renderer/scenes/document/edits.ts';
import { redo, startHistory, step, undo } from '../../../../renderer/scenes/document/history.ts';
import { newLayer } from '../../../../renderer/scenes/document/templates.ts';
import { scenes } from '../../../../server/scenes/feature.ts';
import { Registry } from '../../../../server/show/registry.ts';
import { Scenes } from '../../../../shared/scenes/document.ts';
import { emptyShow } from '../../../../shared/show/state.ts';
import { editActions, editOf, STARTING } from './arbitrary.ts';

const save = new Registry({ scenes }).handlerOf('scenes.save');

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const red = { id: 'red', name: 'Red', kind: 'colour', colour: '#ff0000' } as const;
const withRed = addLayer('wide', newLayer('l', 'red', { wide: WHOLE, tall: WHOLE }), red)(STARTING);

function play(list: Parameters<typeof editOf>[1][]) {
  return list.reduce(
    (history, action, index) =>
      step(history, editOf(history.present, action, index)(history.present), action.gesture),
    startHistory(STARTING),
  );
}

describe('any sequence of edits', () => {
  test('can be undone step by step to the original document, and redone', () => {
    fc.assert(
      fc.property(editActions, list => {
        const done = play(list);
        let back = done;
        for (let steps = 0; steps < list.length; steps++) back = undo(back);
        expect(back.present).toBe(STARTING);
        let again = back;
        for (let steps = 0; steps < list.length; steps++) again = redo(again);
        expect(again.present).toBe(done.present);
      }),
    );
  });

  test('leaves a document that the server accepts', () => {
    fc.assert(
      fc.property(editActions, list => {
        const { present } = play(list);
        fc.pre(Scenes.safeParse(present).success);
        const context = {
          actor: { id: 'h', name: 'H', role: 'host' as const },
          client: {},
          now: 0,
          newId: () => 'x',
          prepared: undefined,
          screen: () => ({ outcome: 'show' as const, reasons: [] }),
        };
        expect(() => save(emptyShow('crew'), { scenes: present }, context)).not.toThrow();
      }),
    );
  });
});

describe('a gesture', () => {
  test('is one undo step, however many changes it made', () => {
    let history = startHistory(STARTING);
    for (const opacity of [0.9, 0.8, 0.7]) {
      history = step(history, changeLayer('wide', 'wide-1', { opacity })(history.present), 'opacity');
    }
    expect(undo(history).present).toBe(STARTING);
  });
});

describe('removing', () => {
  test('a layer removes its source if no other layer shows it', () => {
    expect(removeLayer('wide', 'l')(withRed).sources).toEqual(STARTING.sources);
  });

  test('keeps a source that another scene shows', () => {
    const twice = duplicateScene('wide', () => 'copy', 'second')(withRed);
    expect(removeLayer('wide', 'l')(twice).sources).toContainEqual(red);
  });

  test('the last scene is not possible', () => {
    const one = removeScene('pip')(removeScene('close')(STARTING));
    expect(one.scenes).toHaveLength(1);
    expect(removeScene('wide')(one)).toBe(one);
  });
});

test('a copied scene is inserted after its original, with a unique name', () => {
  const copied = duplicateScene('wide', () => 'copy', 'second')(STARTING);
  expect(copied.scenes.map(scene => scene.name)).toEqual(['Wide', 'Wide 2', 'Close-up', 'PiP']);
});

test('a layer moves to the back and to the front of its scene', () => {
  const order = (document: Scenes) => document.scenes[0]?.layers.map(layer => layer.id);
  const back = orderLayer('wide', 'l', 0)(withRed);
  expect(order(back)).toEqual(['l', 'wide-1']);
  expect(order(orderLayer('wide', 'l', 1)(back))).toEqual(['wide-1', 'l']);
});
