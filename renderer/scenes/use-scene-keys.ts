import { useEffect } from 'react';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useView } from '../app/view-store.ts';
import { makeReady } from './SceneButton.tsx';
import { useScenes, useScenesDesk } from './use-scenes.ts';

/** The keys of scenes, and of undo while a scene is edited. */
export function useSceneKeys(): void {
  const desk = useScenesDesk();
  const editing = useScenes(view => view.editing);
  const isOpen = useView(view => view.drawer === 'scene');
  useShortcut('scene', key => {
    const scene = desk.store.getState().document.scenes[Number(key.slice(-1)) - 1];
    if (scene) makeReady(desk, scene.id);
  });
  useShortcut('undo', () => desk.undo(), editing);
  useShortcut('redo', () => desk.redo(), editing);
  // Another drawer may take this one's place; then the edit is done.
  useEffect(() => {
    if (!isOpen) desk.stopEditing();
  }, [desk, isOpen]);
}
