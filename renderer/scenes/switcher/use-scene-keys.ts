import { useEffect } from 'react';
import { useShortcut } from '../../app/use-shortcut.ts';
import { useView } from '../../app/view-store.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { makeReady } from './SceneButton.tsx';

/** The keys of scenes, and of undo while a scene is edited. */
export function useSceneKeys(): void {
  const editor = useSceneEditor();
  const editing = useSceneEditorView(view => view.editing);
  const isOpen = useView(view => view.drawer === 'scene');
  useShortcut('scene', key => {
    const scene = editor.store.getState().document.scenes[Number(key.slice(-1)) - 1];
    if (scene) makeReady(editor, scene.id);
  });
  useShortcut('undo', () => editor.undo(), editing);
  useShortcut('redo', () => editor.redo(), editing);
  // Another drawer may take this one's place; then the edit is done.
  useEffect(() => {
    if (!isOpen) editor.stopEditing();
  }, [editor, isOpen]);
}
