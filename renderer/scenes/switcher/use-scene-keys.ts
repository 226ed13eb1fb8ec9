import { useEffect } from 'react';
import { useShortcut } from '../../app/shortcuts/use-shortcut.ts';
import { useView } from '../../app/view-store.ts';
import { useSceneEditor, useSceneEditorView } from '../editor/use-scene-editor.ts';
import { previewScene } from './SceneButton.tsx';

/** Shortcuts of the scenes, and of undo and redo while a scene is edited. */
export function useSceneKeys(): void {
  const editor = useSceneEditor();
  const editing = useSceneEditorView(view => view.editing);
  const isOpen = useView(view => view.drawer === 'scene');
  useShortcut('scene', key => {
    const scene = editor.store.getState().document.scenes[Number(key.slice(-1)) - 1];
    if (scene) previewScene(editor, scene.id);
  });
  useShortcut('undo', () => editor.undo(), editing);
  useShortcut('redo', () => editor.redo(), editing);
  // Opening another drawer ends the edit.
  useEffect(() => {
    if (!isOpen) editor.stopEditing();
  }, [editor, isOpen]);
}
