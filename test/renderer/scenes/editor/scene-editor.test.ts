import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomView } from '../../../../client/room/room.ts';
import {
  addScene,
  changeLayer,
  removeScene,
  renameScene,
} from '../../../../renderer/scenes/document/edits.ts';
import { SceneEditor } from '../../../../renderer/scenes/editor/scene-editor.ts';
import { CUT } from '../../../../renderer/scenes/editor/scene-editor-view.ts';
import { CommandError } from '../../../../shared/errors.ts';
import { MAX_SCENES, type Scenes } from '../../../../shared/scenes/document.ts';
import type { ScenesState } from '../../../../shared/scenes/state.ts';
import { emptyShow } from '../../../../shared/show/state.ts';
import { STARTING } from '../document/arbitrary.ts';

/** A room whose requests are answered by the test. */
function fakeRoom(scenes: ScenesState = {}) {
  const store = createStore<RoomView>(() => ({ show: { ...emptyShow('crew'), scenes } }) as RoomView);
  const sent: { name: string; data: unknown; answer: (error?: CommandError) => void }[] = [];
  const update = (change: ScenesState) =>
    store.setState(({ show }) => ({ show: { ...show, scenes: { ...show.scenes, ...change } } }));
  const send = vi.fn(
    (name: string, data: unknown) =>
      new Promise<never>((resolve, reject) => {
        const answer = (error?: CommandError) => {
          if (error) return reject(error);
          const { scenes: document, ...taken } = structuredClone(data) as {
            scenes?: Scenes;
            sceneId?: string;
          };
          update({ ...taken, ...(document ? { document } : {}) });
          resolve({} as never);
        };
        sent.push({ name, data, answer });
      }),
  );
  return { store, send, sent, update };
}

type FakeRoom = ReturnType<typeof fakeRoom>;

/** Answers all requests, also those that follow from the answers. Resolves to their names. */
async function answerAll({ sent }: FakeRoom): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    await vi.advanceTimersByTimeAsync(0);
    const next = sent.shift();
    if (!next) return names;
    names.push(next.name);
    next.answer();
  }
}

function openEditor(room: FakeRoom) {
  const errors: unknown[] = [];
  const editor = new SceneEditor({
    room: room as unknown as ConstructorParameters<typeof SceneEditor>[0]['room'],
    starting: STARTING,
    onError: error => errors.push(error),
  });
  return { editor, errors };
}

const named = (name: string): Scenes => renameScene('wide', name)(STARTING);
const nameOf = (editor: SceneEditor) => editor.store.getState().document.scenes[0]?.name;

beforeEach(() => {
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
  };
});

describe('a new show', () => {
  test('has the first scene on program, and nothing is saved before it is needed', async () => {
    const room = fakeRoom();
    const { editor } = openEditor(room);
    expect(editor.store.getState().program.sceneId).toBe('wide');
    await vi.advanceTimersByTimeAsync(5000);
    expect(room.sent).toEqual([]);
  });

  test('saves its scenes before the first of them is taken', async () => {
    const room = fakeRoom();
    const { editor } = openEditor(room);
    editor.preview('pip');
    editor.take(CUT);
    expect(editor.store.getState().program.sceneId).toBe('pip');
    expect(await answerAll(room)).toEqual(['scenes.save', 'scenes.take']);
    expect(room.store.getState().show.scenes.sceneId).toBe('pip');
  });
});

describe('saving', () => {
  test('is debounced, and sends only the last version', async () => {
    const room = fakeRoom();
    const { editor } = openEditor(room);
    for (const name of ['A', 'B', 'C']) {
      editor.edit(renameScene('wide', name));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(room.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(room.sent.map(({ data }) => data)).toEqual([{ scenes: named('C') }]);
    await answerAll(room);
    expect(editor.store.getState().save).toBe('saved');
  });

  test('happens at once when the page is unloaded', () => {
    const room = fakeRoom();
    const { editor } = openEditor(room);
    editor.edit(renameScene('wide', 'A'));
    editor.saveBeforeUnload();
    expect(room.sent.map(({ name }) => name)).toEqual(['scenes.save']);
  });

  test('that fails is reported and can be retried', async () => {
    const room = fakeRoom();
    const { editor, errors } = openEditor(room);
    editor.edit(renameScene('wide', 'A'));
    await vi.advanceTimersByTimeAsync(500);
    room.sent.shift()?.answer(new CommandError('storage', 'The disk is full.'));
    await vi.advanceTimersByTimeAsync(0);
    expect(errors).toHaveLength(1);
    expect(editor.store.getState().save).toBe('failed');
    editor.saveNow();
    await answerAll(room);
    expect(editor.store.getState().save).toBe('saved');
    expect(room.store.getState().show.scenes.document).toEqual(named('A'));
  });
});

describe('what another studio saved', () => {
  test('is adopted while nothing is unsaved here', () => {
    const room = fakeRoom({ document: STARTING });
    const { editor } = openEditor(room);
    room.update({ document: named('Theirs') });
    expect(nameOf(editor)).toBe('Theirs');
    expect(editor.store.getState().canUndo).toBe(false);
  });

  test('is not adopted while something is, and the version here wins', async () => {
    const room = fakeRoom({ document: STARTING });
    const { editor } = openEditor(room);
    editor.edit(renameScene('wide', 'Mine'));
    room.update({ document: named('Theirs') });
    expect(nameOf(editor)).toBe('Mine');
    await vi.advanceTimersByTimeAsync(500);
    await answerAll(room);
    expect(nameOf(editor)).toBe('Mine');
    expect(room.store.getState().show.scenes.document).toEqual(named('Mine'));
  });

  test('the echo of an own save keeps the undo history', async () => {
    const room = fakeRoom({ document: STARTING });
    const { editor } = openEditor(room);
    editor.edit(renameScene('wide', 'Mine'));
    await vi.advanceTimersByTimeAsync(500);
    await answerAll(room);
    expect(editor.store.getState().canUndo).toBe(true);
    editor.undo();
    expect(nameOf(editor)).toBe('Wide');
  });
});

describe('program', () => {
  test('is after a reload what it was before', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING, sceneId: 'close' }));
    expect(editor.store.getState().program.sceneId).toBe('close');
  });

  test('and preview are swapped by a take', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING, sceneId: 'wide' }));
    editor.preview('pip');
    editor.take(CUT);
    expect(editor.store.getState()).toMatchObject({ previewId: 'wide', program: { sceneId: 'pip' } });
  });

  test('changes by the document’s transition unless it is cut', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING }));
    editor.preview('pip');
    editor.take();
    expect(editor.store.getState().program.transition).toEqual(STARTING.transition);
  });

  test('stays at the last of several scenes that were taken in quick succession', async () => {
    const room = fakeRoom({ document: STARTING, sceneId: 'wide' });
    const { editor } = openEditor(room);
    editor.preview('pip');
    editor.take(CUT);
    editor.preview('close');
    editor.take(CUT);
    const seen: string[] = [];
    editor.store.subscribe(view => seen.push(view.program.sceneId));
    await answerAll(room);
    expect(new Set(seen)).not.toContain('pip');
    expect(room.store.getState().show.scenes.sceneId).toBe('close');
  });

  test('follows another studio', () => {
    const room = fakeRoom({ document: STARTING, sceneId: 'wide' });
    const { editor } = openEditor(room);
    room.update({ sceneId: 'close' });
    expect(editor.store.getState().program.sceneId).toBe('close');
  });

  test('changes to the first scene when its own is removed', async () => {
    const room = fakeRoom({ document: STARTING, sceneId: 'pip' });
    const { editor } = openEditor(room);
    editor.edit(removeScene('pip'));
    expect(editor.store.getState().program.sceneId).toBe('wide');
    await answerAll(room);
    expect(room.store.getState().show.scenes.sceneId).toBe('wide');
  });
});

describe('editing the scene on program', () => {
  const opacityOnAir = (editor: SceneEditor) =>
    editor.store.getState().program.document.scenes[0]?.layers[0]?.opacity;

  test('changes nothing on air until editing ends', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING, sceneId: 'wide' }));
    editor.startEditing();
    editor.edit(changeLayer('wide', 'wide-1', { opacity: 0.5 }));
    expect(opacityOnAir(editor)).toBe(1);
    editor.stopEditing();
    expect(opacityOnAir(editor)).toBe(0.5);
    expect(editor.store.getState().previewId).toBeUndefined();
  });

  test('goes on air with a take, and editing continues', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING, sceneId: 'wide' }));
    editor.startEditing();
    editor.edit(changeLayer('wide', 'wide-1', { opacity: 0.5 }));
    editor.take(CUT);
    expect(opacityOnAir(editor)).toBe(0.5);
    expect(editor.store.getState().editing).toBe(true);
  });

  test('a layer that is removed by undo is deselected', () => {
    const { editor } = openEditor(fakeRoom({ document: STARTING, sceneId: 'wide' }));
    editor.startEditing('wide');
    const copy = { id: 'new', name: 'New', layers: [...(STARTING.scenes[0]?.layers ?? [])] };
    editor.edit(addScene(copy));
    editor.startEditing('new');
    editor.select('wide-1');
    editor.undo();
    expect(editor.store.getState()).toMatchObject({ previewId: 'wide', selectedId: undefined });
  });
});

test('an edit that could not be saved is rejected', () => {
  const { editor } = openEditor(fakeRoom());
  const more = Array.from({ length: MAX_SCENES }, (_, index) => ({ id: `n${index}`, name: 'N', layers: [] }));
  const made = more.map(scene => editor.edit(addScene(scene)));
  expect(made.filter(Boolean)).toHaveLength(MAX_SCENES - STARTING.scenes.length);
  expect(editor.store.getState().document.scenes).toHaveLength(MAX_SCENES);
});
