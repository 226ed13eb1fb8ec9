import { useStore } from 'zustand';
import { setView } from '../app/view-store.ts';
import { useDesk } from '../stage/desk-context.tsx';
import type { DeskView } from './desk-view.ts';
import type { ScenesDesk } from './scenes-desk.ts';

export const useScenesDesk = (): ScenesDesk => useDesk().scenes;

/** A part of what the scenes desk shows, re-rendered only when that part changes. */
export const useScenes = <T>(select: (view: DeskView) => T): T => useStore(useScenesDesk().store, select);

/** Opens a scene for editing, on the stage and in the drawer beside it. */
export function openEditor(desk: ScenesDesk, sceneId?: string): void {
  desk.startEditing(sceneId);
  setView({ drawer: 'scene' });
}
