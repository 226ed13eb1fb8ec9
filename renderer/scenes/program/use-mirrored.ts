import { useStore } from 'zustand';
import { useView } from '../../app/view-store.ts';
import { useStudioSession } from '../../stage/studio-session-context.tsx';

/** Whether the host's own view of program and preview is mirrored now. */
export function useMirrored(): boolean {
  const { programRenderer } = useStudioSession();
  const isMirrorable = useStore(programRenderer.store, view => view.isMirrorable);
  const mirror = useView(view => view.mirror);
  return mirror && isMirrorable;
}
