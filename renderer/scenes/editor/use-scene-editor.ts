import { useStore } from 'zustand';
import { setView } from '../../app/view-store.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';
import type { SceneEditor } from './scene-editor.ts';
import type { SceneEditorView } from './scene-editor-view.ts';

export const useSceneEditor = (): SceneEditor => useStudioSession().sceneEditor;

/** Selects a part of the editor's view; re-renders only when that part changes. */
export const useSceneEditorView = <T>(select: (view: SceneEditorView) => T): T =>
  useStore(useSceneEditor().store, select);

/** Opens a scene for editing: on the preview monitor and in the drawer beside it. */
export function openEditor(editor: SceneEditor, sceneId?: string): void {
  editor.startEditing(sceneId);
  setView({ drawer: 'scene' });
}
