import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RoomView } from '../../../client/room/room.ts';
import { CUT } from '../../../renderer/scenes/desk-view.ts';
import { addScene, changeLayer, removeScene, renameScene } from '../../../renderer/scenes/edits.ts';
import { ScenesDesk } from '../../../renderer/scenes/scenes-desk.ts';
import { CommandError } from '../../../shared/errors.ts';
import { MAX_SCENES, type Scenes } from '../../../shared/scenes.ts';
import { emptyShow, type ShowState } from '../../../shared/show-state.ts';
import { STARTING } from './arbitrary.ts';

/** A room that keeps what is sent to it until the test lets the show have it. */
function fakeRoom(show: Partial<ShowState> = {}) {
  const store = createStore<RoomView>(() => ({ show: { ...emptyShow('crew'), ...show } }) as RoomView);
  const sent: { name: string; data: unknown; answer: (error?: CommandError) => void }[] = [];
  const tell = (change: Partial<ShowState>) =>
    store.setState(view => ({ show: { ...view.show, ...change } }));
  const send = vi.fn(
    (name: string, data: unknown) =>
      new Promise<never>((resolve, reject) => {
        const answer = (error?: CommandError) => {
          if (error) return reject(error);
          tell(structuredClone(data) as Partial<ShowState>);
          resolve({} as never);
        };
        sent.push({ name, data, answer });
      }),
  );
  return { store, send, sent, tell };
}

type FakeRoom = ReturnType<typeof fakeRoom>;

/** Lets the show have everything that was sent and that follows from it. */
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

function openDesk(room: FakeRoom) {
  const problems: unknown[] = [];
  const desk = new ScenesDesk({
    room: room as unknown as ConstructorParameters<typeof ScenesDesk>[0]['room'],
    starting: STARTING,
    onProblem: error => problems.push(error),
  });
  return { desk, problems };
}

const named = (name: string): Scenes => renameScene('wide', name)(STARTING);
const nameOf = (desk: ScenesDesk) => desk.store.getState().document.scenes[0]?.name;

beforeEach(() => {
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
  };
});

describe('a new show', () => {
  test('has the first scene on program, and nothing is saved before it is needed', async () => {
    const room = fakeRoom();
    const { desk } = openDesk(room);
    expect(desk.store.getState().program.sceneId).toBe('wide');
    await vi.advanceTimersByTimeAsync(5000);
    expect(room.sent).toEqual([]);
  });

  test('saves its scenes before the first of them is taken', async () => {
    const room = fakeRoom();
    const { desk } = openDesk(room);
    desk.preview('pip');
    desk.take(CUT);
    expect(desk.store.getState().program.sceneId).toBe('pip');
    expect(await answerAll(room)).toEqual(['scenes.save', 'scenes.take']);
    expect(room.store.getState().show.sceneId).toBe('pip');
  });
});

describe('saving', () => {
  test('waits until the edits have settled, and sends the last state of them once', async () => {
    const room = fakeRoom();
    const { desk } = openDesk(room);
    for (const name of ['A', 'B', 'C']) {
      desk.edit(renameScene('wide', name));
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(room.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(room.sent.map(({ data }) => data)).toEqual([{ scenes: named('C') }]);
    await answerAll(room);
    expect(desk.store.getState().save).toBe('saved');
  });

  test('happens at once when the page goes', () => {
    const room = fakeRoom();
    const { desk } = openDesk(room);
    desk.edit(renameScene('wide', 'A'));
    desk.leave();
    expect(room.sent.map(({ name }) => name)).toEqual(['scenes.save']);
  });

  test('that is turned down is told and can be tried again', async () => {
    const room = fakeRoom();
    const { desk, problems } = openDesk(room);
    desk.edit(renameScene('wide', 'A'));
    await vi.advanceTimersByTimeAsync(500);
    room.sent.shift()?.answer(new CommandError('storage', 'The disk is full.'));
    await vi.advanceTimersByTimeAsync(0);
    expect(problems).toHaveLength(1);
    expect(desk.store.getState().save).toBe('failed');
    desk.saveNow();
    await answerAll(room);
    expect(desk.store.getState().save).toBe('saved');
    expect(room.store.getState().show.scenes).toEqual(named('A'));
  });
});

describe('what another studio saved', () => {
  test('is taken over while nothing is unsaved here', () => {
    const room = fakeRoom({ scenes: STARTING });
    const { desk } = openDesk(room);
    room.tell({ scenes: named('Theirs') });
    expect(nameOf(desk)).toBe('Theirs');
    expect(desk.store.getState().canUndo).toBe(false);
  });

  test('is not taken over while something is, and what is here wins', async () => {
    const room = fakeRoom({ scenes: STARTING });
    const { desk } = openDesk(room);
    desk.edit(renameScene('wide', 'Mine'));
    room.tell({ scenes: named('Theirs') });
    expect(nameOf(desk)).toBe('Mine');
    await vi.advanceTimersByTimeAsync(500);
    await answerAll(room);
    expect(nameOf(desk)).toBe('Mine');
    expect(room.store.getState().show.scenes).toEqual(named('Mine'));
  });

  test('the echo of an own save leaves the steps back as they are', async () => {
    const room = fakeRoom({ scenes: STARTING });
    const { desk } = openDesk(room);
    desk.edit(renameScene('wide', 'Mine'));
    await vi.advanceTimersByTimeAsync(500);
    await answerAll(room);
    expect(desk.store.getState().canUndo).toBe(true);
    desk.undo();
    expect(nameOf(desk)).toBe('Wide');
  });
});

describe('program', () => {
  test('is after a reload what it was before', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING, sceneId: 'close' }));
    expect(desk.store.getState().program.sceneId).toBe('close');
  });

  test('and preview change places', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING, sceneId: 'wide' }));
    desk.preview('pip');
    desk.take(CUT);
    expect(desk.store.getState()).toMatchObject({ previewId: 'wide', program: { sceneId: 'pip' } });
  });

  test('goes by the document’s transition unless it is cut', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING }));
    desk.preview('pip');
    desk.take();
    expect(desk.store.getState().program.transition).toEqual(STARTING.transition);
  });

  test('stays at the last of several scenes that were taken in quick succession', async () => {
    const room = fakeRoom({ scenes: STARTING, sceneId: 'wide' });
    const { desk } = openDesk(room);
    desk.preview('pip');
    desk.take(CUT);
    desk.preview('close');
    desk.take(CUT);
    const seen: string[] = [];
    desk.store.subscribe(view => seen.push(view.program.sceneId));
    await answerAll(room);
    expect(new Set(seen)).not.toContain('pip');
    expect(room.store.getState().show.sceneId).toBe('close');
  });

  test('follows another studio', () => {
    const room = fakeRoom({ scenes: STARTING, sceneId: 'wide' });
    const { desk } = openDesk(room);
    room.tell({ sceneId: 'close' });
    expect(desk.store.getState().program.sceneId).toBe('close');
  });

  test('goes to the first scene when its own is removed', async () => {
    const room = fakeRoom({ scenes: STARTING, sceneId: 'pip' });
    const { desk } = openDesk(room);
    desk.edit(removeScene('pip'));
    expect(desk.store.getState().program.sceneId).toBe('wide');
    await answerAll(room);
    expect(room.store.getState().show.sceneId).toBe('wide');
  });
});

describe('editing the scene on program', () => {
  const opacityOnAir = (desk: ScenesDesk) =>
    desk.store.getState().program.document.scenes[0]?.layers[0]?.opacity;

  test('changes nothing on air until it is done', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING, sceneId: 'wide' }));
    desk.startEditing();
    desk.edit(changeLayer('wide', 'wide-1', { opacity: 0.5 }));
    expect(opacityOnAir(desk)).toBe(1);
    desk.stopEditing();
    expect(opacityOnAir(desk)).toBe(0.5);
    expect(desk.store.getState().previewId).toBeUndefined();
  });

  test('goes on air when it is taken, and can go on', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING, sceneId: 'wide' }));
    desk.startEditing();
    desk.edit(changeLayer('wide', 'wide-1', { opacity: 0.5 }));
    desk.take(CUT);
    expect(opacityOnAir(desk)).toBe(0.5);
    expect(desk.store.getState().editing).toBe(true);
  });

  test('a layer that is undone away is selected no longer', () => {
    const { desk } = openDesk(fakeRoom({ scenes: STARTING, sceneId: 'wide' }));
    desk.startEditing('wide');
    const copy = { id: 'new', name: 'New', layers: [...(STARTING.scenes[0]?.layers ?? [])] };
    desk.edit(addScene(copy));
    desk.startEditing('new');
    desk.select('wide-1');
    desk.undo();
    expect(desk.store.getState()).toMatchObject({ previewId: 'wide', selectedId: undefined });
  });
});

test('an edit that the show could not save is not made', () => {
  const { desk } = openDesk(fakeRoom());
  const more = Array.from({ length: MAX_SCENES }, (_, index) => ({ id: `n${index}`, name: 'N', layers: [] }));
  const made = more.map(scene => desk.edit(addScene(scene)));
  expect(made.filter(Boolean)).toHaveLength(MAX_SCENES - STARTING.scenes.length);
  expect(desk.store.getState().document.scenes).toHaveLength(MAX_SCENES);
});
