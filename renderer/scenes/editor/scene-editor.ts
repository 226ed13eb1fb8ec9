import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room/room.ts';
import { Scenes, type Transition } from '../../../shared/scenes/document.ts';
import type { ScenesState } from '../../../shared/scenes/state.ts';
import { MAX_FRAME_BYTES } from '../../../shared/show/protocol.ts';
import type { Edit } from '../document/edits.ts';
import { endGesture, type History, redo, startHistory, step, undo } from '../document/history.ts';
import { Saver, sameScenes } from './saver.ts';
import { CUT, type SceneEditorView, sceneOf } from './scene-editor-view.ts';

export interface SceneEditorOptions {
  readonly room: Pick<Room, 'store' | 'send'>;
  /** Initial document of a show that has none yet. */
  readonly starting: Scenes;
  readonly onError: (error: unknown) => void;
  readonly debounceMs?: number;
}

const DEBOUNCE_MS = 500;
/** The rest of a WebSocket frame is left for the request's envelope. */
const MAX_DOCUMENT_BYTES = MAX_FRAME_BYTES - 1024;

/** True if a document is within all limits of the protocol, so that it can be saved. */
const fits = (document: Scenes): boolean =>
  Scenes.safeParse(document).success &&
  new TextEncoder().encode(JSON.stringify(document)).length <= MAX_DOCUMENT_BYTES;

/** Owns the scene document with its undo history, and what is on preview and program. All changes go through it. */
export class SceneEditor {
  readonly store: StoreApi<SceneEditorView>;
  readonly #room: SceneEditorOptions['room'];
  readonly #onError: (error: unknown) => void;
  readonly #saver: Saver;
  readonly #unsubscribe: () => void;
  #history: History<Scenes>;
  /** Number of this studio's takes that the server has not acknowledged yet. */
  #pendingTakes = 0;
  /** The room's last known values, to detect changes. */
  #lastSeen: ScenesState = {};

  constructor({ room, starting, onError, debounceMs = DEBOUNCE_MS }: SceneEditorOptions) {
    const { document: saved, sceneId } = room.store.getState().show.scenes;
    const document = saved ?? starting;
    this.#room = room;
    this.#onError = onError;
    this.#history = startHistory(document);
    this.#lastSeen = room.store.getState().show.scenes;
    this.store = createStore<SceneEditorView>(() => ({
      document,
      program: {
        sceneId: (sceneOf(document, sceneId) ?? document.scenes[0])?.id ?? '',
        document,
        transition: CUT,
      },
      previewId: undefined,
      editing: false,
      selectedId: undefined,
      canUndo: false,
      canRedo: false,
      save: 'saved',
      turns: {},
    }));
    this.#saver = new Saver({
      room,
      known: saved,
      debounceMs,
      onState: save => this.store.setState({ save }),
      onSaved: () => this.#adopt(),
      onError,
    });
    this.#unsubscribe = room.store.subscribe(() => this.#onRoomChange());
  }

  /**
   * Applies an edit. Successive edits with the same `gesture` are one undo step. Returns false, without a change, if the
   * document would exceed the protocol's limits.
   */
  edit(edit: Edit, gesture?: string): boolean {
    const next = edit(this.#history.present);
    if (next === this.#history.present) return true;
    if (!fits(next)) return false;
    this.#setHistory(step(this.#history, next, gesture));
    return true;
  }

  /** Ends the current gesture, such as a drag: the next edit is an undo step of its own. */
  endGesture(): void {
    this.#history = endGesture(this.#history);
  }

  undo(): void {
    this.#setHistory(undo(this.#history));
  }

  redo(): void {
    this.#setHistory(redo(this.#history));
  }

  /** Puts a scene on preview. */
  preview(sceneId: string): void {
    this.store.setState({ previewId: sceneId, selectedId: undefined });
  }

  closePreview(): void {
    this.stopEditing();
    this.store.setState({ previewId: undefined });
  }

  select(layerId: string | undefined): void {
    this.endGesture();
    this.store.setState({ selectedId: layerId });
  }

  /** Starts editing a scene; without an id the one on preview, else the one on program. */
  startEditing(sceneId?: string): void {
    const { previewId, program } = this.store.getState();
    this.store.setState({
      editing: true,
      previewId: sceneId ?? previewId ?? program.sceneId,
      selectedId: undefined,
    });
  }

  /** Ends editing. If the scene on program was changed, the changes go on air now. */
  stopEditing(): void {
    const { editing, previewId, program, document } = this.store.getState();
    if (!editing) return;
    this.store.setState({
      editing: false,
      selectedId: undefined,
      previewId: previewId === program.sceneId ? undefined : previewId,
    });
    if (program.document !== document) this.#setProgram(program.sceneId, document.transition);
  }

  /** Takes the preview to program. The previous program scene becomes the preview, so that one can switch back. */
  take(transition: Transition = this.store.getState().document.transition): void {
    const { previewId, program, editing } = this.store.getState();
    const sceneId = previewId ?? program.sceneId;
    if (!editing && sceneId !== program.sceneId) this.store.setState({ previewId: program.sceneId });
    this.#setProgram(sceneId, transition);
    void this.#sendTake(sceneId);
  }

  /** Rotates a wheel by a number of full turns from its current position. */
  spin(sourceId: string, by: number): void {
    const { turns } = this.store.getState();
    this.store.setState({ turns: { ...turns, [sourceId]: (turns[sourceId] ?? 0) + by } });
  }

  /** Saves pending changes without waiting for an answer, because the page is being unloaded. */
  saveBeforeUnload(): void {
    this.#saver.saveBeforeUnload();
  }

  /** Retries a failed save. */
  saveNow(): void {
    void this.#saver.flush();
  }

  close(): void {
    this.#unsubscribe();
    this.#saver.saveBeforeUnload();
  }

  #setHistory(history: History<Scenes>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#updateView();
    this.#saver.change(history.present);
  }

  /** Puts the newest document into the store and drops preview and selection if they no longer exist. */
  #updateView(): void {
    const { present: document, past, future } = this.#history;
    const { previewId, selectedId, editing, program } = this.store.getState();
    const preview = sceneOf(document, previewId) ?? (editing ? document.scenes[0] : undefined);
    const isKept = preview?.id === previewId && preview?.layers.some(layer => layer.id === selectedId);
    this.store.setState({
      document,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      previewId: preview?.id,
      selectedId: isKept ? selectedId : undefined,
    });
    if (!editing) this.#setProgram(program.sceneId, CUT);
  }

  /** Puts a scene of the newest document on program; the first one if that scene no longer exists. */
  #setProgram(sceneId: string, transition: Transition): void {
    const { document, program } = this.store.getState();
    const scene = sceneOf(document, sceneId) ?? document.scenes[0];
    if (!scene) return;
    this.store.setState({ program: { sceneId: scene.id, document, transition } });
    if (scene.id !== sceneId && program.sceneId === sceneId) void this.#sendTake(scene.id);
  }

  /** Sends the take to the server, after the document that contains the scene was saved. */
  async #sendTake(sceneId: string): Promise<void> {
    this.#pendingTakes += 1;
    try {
      if (!(await this.#saver.ensure(this.#history.present))) return;
      // A later take may have replaced this one while the document was being saved.
      if (this.store.getState().program.sceneId === sceneId)
        await this.#room.send('scenes.take', { sceneId });
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#pendingTakes -= 1;
    }
  }

  #onRoomChange(): void {
    const { scenes } = this.#room.store.getState().show;
    const before = this.#lastSeen;
    const { sceneId } = scenes;
    this.#lastSeen = scenes;
    if (scenes.document !== before.document) this.#adopt();
    // With takes of our own pending, this is the echo of an earlier one and must not undo the last one.
    const isRemoteTake = sceneId !== before.sceneId && this.#pendingTakes === 0;
    if (sceneId && isRemoteTake && sceneId !== this.store.getState().program.sceneId)
      this.#setProgram(sceneId, this.store.getState().document.transition);
  }

  /** Adopts the version that another studio saved, unless this one has unsaved changes. */
  #adopt(): void {
    const { document } = this.#room.store.getState().show.scenes;
    if (!document || this.#saver.hasUnsaved || sameScenes(document, this.#history.present)) return;
    this.#history = startHistory(document);
    this.#saver.adopt(document);
    this.#updateView();
  }
}

/** Random id for a new scene, layer or source. */
export const newId = (): string => nanoid(8);
