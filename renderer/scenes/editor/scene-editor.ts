import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room.ts';
import { MAX_FRAME_BYTES } from '../../../shared/protocol.ts';
import { Scenes, type Transition } from '../../../shared/scenes.ts';
import type { Edit } from '../document/edits.ts';
import { type History, redo, settle, startHistory, step, undo } from '../document/history.ts';
import { Saver, sameScenes } from './saver.ts';
import { CUT, type SceneEditorView, sceneOf } from './scene-editor-view.ts';

export interface SceneEditorOptions {
  readonly room: Pick<Room, 'store' | 'send'>;
  /** The document of a show that has none yet. */
  readonly starting: Scenes;
  readonly onError: (error: unknown) => void;
  readonly settleMs?: number;
}

const SETTLE_MS = 500;
/** Room for the request around the document. */
const MAX_DOCUMENT_BYTES = MAX_FRAME_BYTES - 1024;

/** Whether a document can be saved: within every limit of the protocol. */
const fits = (document: Scenes): boolean =>
  Scenes.safeParse(document).success &&
  new TextEncoder().encode(JSON.stringify(document)).length <= MAX_DOCUMENT_BYTES;

/** The host's scenes: what there is, what stands ready, what is on program, and every way to change it. */
export class SceneEditor {
  readonly store: StoreApi<SceneEditorView>;
  readonly #room: SceneEditorOptions['room'];
  readonly #onError: (error: unknown) => void;
  readonly #saver: Saver;
  readonly #unsubscribe: () => void;
  #history: History<Scenes>;
  /** Takes of this studio that the show has not confirmed yet. */
  #telling = 0;
  /** What the show said last, so that each news is looked at once. */
  #seen: { scenes?: Scenes | undefined; sceneId?: string | undefined } = {};

  constructor({ room, starting, onError, settleMs = SETTLE_MS }: SceneEditorOptions) {
    const { scenes, sceneId } = room.store.getState().show;
    const document = scenes ?? starting;
    this.#room = room;
    this.#onError = onError;
    this.#history = startHistory(document);
    this.#seen = { scenes, sceneId };
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
      highlightedId: undefined,
      turns: {},
    }));
    this.#saver = new Saver({
      room,
      known: scenes,
      settleMs,
      onState: save => this.store.setState({ save }),
      onSaved: () => this.#adopt(),
      onError,
    });
    this.#unsubscribe = room.store.subscribe(() => this.#follow());
  }

  /**
   * Makes an edit; changes of one gesture are taken back together. Returns false where the show's scenes can't hold
   * more, and then nothing has changed.
   */
  edit(edit: Edit, gesture?: string): boolean {
    const next = edit(this.#history.present);
    if (next === this.#history.present) return true;
    if (!fits(next)) return false;
    this.#turnTo(step(this.#history, next, gesture));
    return true;
  }

  /** Ends a gesture, such as a drag. */
  settle(): void {
    this.#history = settle(this.#history);
  }

  undo(): void {
    this.#turnTo(undo(this.#history));
  }

  redo(): void {
    this.#turnTo(redo(this.#history));
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
    this.settle();
    this.store.setState({ selectedId: layerId });
  }

  /** Opens a scene for editing: the one on preview, else the one on program. */
  startEditing(sceneId?: string): void {
    const { previewId, program } = this.store.getState();
    this.store.setState({
      editing: true,
      previewId: sceneId ?? previewId ?? program.sceneId,
      selectedId: undefined,
    });
  }

  /** Ends editing; what was changed in the scene on program goes on air with it. */
  stopEditing(): void {
    const { editing, previewId, program, document } = this.store.getState();
    if (!editing) return;
    this.store.setState({
      editing: false,
      selectedId: undefined,
      previewId: previewId === program.sceneId ? undefined : previewId,
    });
    if (program.document !== document) this.#put(program.sceneId, document.transition);
  }

  /** Puts the preview on program; what was there before stands ready then, to go back to. */
  take(transition: Transition = this.store.getState().document.transition): void {
    const { previewId, program, editing } = this.store.getState();
    const sceneId = previewId ?? program.sceneId;
    if (!editing && sceneId !== program.sceneId) this.store.setState({ previewId: program.sceneId });
    this.#put(sceneId, transition);
    void this.#tell(sceneId);
  }

  /** Shows a chat message in the picture, or none. */
  highlight(messageId: string | undefined): void {
    this.store.setState({ highlightedId: messageId });
  }

  /** Turns a wheel by some turns; where it stops is where it stands from then on. */
  spin(sourceId: string, by: number): void {
    const { turns } = this.store.getState();
    this.store.setState({ turns: { ...turns, [sourceId]: (turns[sourceId] ?? 0) + by } });
  }

  /** Saves what is not saved, without waiting: the page is about to go. */
  leave(): void {
    this.#saver.leave();
  }

  /** Tries again to save what could not be saved. */
  saveNow(): void {
    void this.#saver.flush();
  }

  close(): void {
    this.#unsubscribe();
    this.#saver.leave();
  }

  #turnTo(history: History<Scenes>): void {
    if (history === this.#history) return;
    this.#history = history;
    this.#show();
    this.#saver.change(history.present);
  }

  /** Shows the newest document, and lets go of what is not in it any more. */
  #show(): void {
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
    if (!editing) this.#put(program.sceneId, CUT);
  }

  /** Draws a scene of the newest document on program; the first one where that scene is gone. */
  #put(sceneId: string, transition: Transition): void {
    const { document, program } = this.store.getState();
    const scene = sceneOf(document, sceneId) ?? document.scenes[0];
    if (!scene) return;
    this.store.setState({ program: { sceneId: scene.id, document, transition } });
    if (scene.id !== sceneId && program.sceneId === sceneId) void this.#tell(scene.id);
  }

  /** Tells the show what is on program, after it has the scene itself. */
  async #tell(sceneId: string): Promise<void> {
    this.#telling += 1;
    try {
      if (!(await this.#saver.ensure(this.#history.present))) return;
      // Another take may have overtaken this one while the scenes were saved.
      if (this.store.getState().program.sceneId === sceneId)
        await this.#room.send('scenes.take', { sceneId });
    } catch (error) {
      this.#onError(error);
    } finally {
      this.#telling -= 1;
    }
  }

  #follow(): void {
    const { scenes, sceneId } = this.#room.store.getState().show;
    const before = this.#seen;
    this.#seen = { scenes, sceneId };
    if (scenes !== before.scenes) this.#adopt();
    // Another studio put a scene on program. Of our own takes we know, and the last of several must stay.
    const isNews = sceneId !== before.sceneId && this.#telling === 0;
    if (sceneId && isNews && sceneId !== this.store.getState().program.sceneId)
      this.#put(sceneId, this.store.getState().document.transition);
  }

  /** Takes over what another studio saved, unless something of this one is not saved yet. */
  #adopt(): void {
    const { scenes } = this.#room.store.getState().show;
    if (!scenes || this.#saver.isBehind || sameScenes(scenes, this.#history.present)) return;
    this.#history = startHistory(scenes);
    this.#saver.adopt(scenes);
    this.#show();
  }
}

/** An id for a new scene, layer or source. */
export const newId = (): string => nanoid(8);
