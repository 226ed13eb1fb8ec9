import type { Scene, Scenes, Transition } from '../../../shared/scenes/document.ts';
import type { SaveState } from './saver.ts';

export const CUT: Transition = { kind: 'cut', ms: 0 };

/** The scene on program and the transition to it. A new object means a new take. */
export interface Program {
  readonly sceneId: string;
  /** The document as it is on air. During an edit this is the version from before it. */
  readonly document: Scenes;
  readonly transition: Transition;
}

export interface SceneEditorView {
  readonly document: Scenes;
  readonly program: Program;
  /** Id of the scene on preview; undefined without one. */
  readonly previewId: string | undefined;
  /** True while the scene on preview is being edited. */
  readonly editing: boolean;
  readonly selectedId: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  /** Rotation of each wheel in full turns, by source id. */
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
