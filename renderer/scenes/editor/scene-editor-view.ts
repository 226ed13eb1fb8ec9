import type { Scene, Scenes, Transition } from '../../../shared/scenes.ts';
import type { SaveState } from './saver.ts';

export const CUT: Transition = { kind: 'cut', ms: 0 };

/** What viewers get: a scene of a document, and how it came. A new object is a new change of the picture. */
export interface Program {
  readonly sceneId: string;
  /** While a scene is being edited, what is on air stays as it was before the edit. */
  readonly document: Scenes;
  readonly transition: Transition;
}

export interface SceneEditorView {
  readonly document: Scenes;
  readonly program: Program;
  /** The scene that stands ready beside the program; undefined while nothing does. */
  readonly previewId: string | undefined;
  /** Whether the preview is being edited. */
  readonly editing: boolean;
  readonly selectedId: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  /** The chat message that is shown in the picture. */
  readonly highlightedId: string | undefined;
  /** How far each wheel has turned, in full turns, by its source's id. */
  readonly turns: Readonly<Record<string, number>>;
}

/** A scene of a document by its id. */
export const sceneOf = (document: Scenes, id: string | undefined): Scene | undefined =>
  document.scenes.find(scene => scene.id === id);

/** The scene on preview, if any. */
export const previewOf = ({ document, previewId }: SceneEditorView): Scene | undefined =>
  sceneOf(document, previewId);

/** The scene that is being edited, if any. */
export const editedOf = (view: SceneEditorView): Scene | undefined =>
  view.editing ? previewOf(view) : undefined;
