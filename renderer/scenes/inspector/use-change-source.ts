import type { Source } from '../../../shared/scenes/document.ts';
import { changeSource } from '../document/edits.ts';
import { useSceneEditor } from '../editor/use-scene-editor.ts';

/** Changes a source; successive changes of one `field` are one undo step. */
export function useChangeSource<S extends Source>(source: S): (field: string, change: Partial<S>) => void {
  const editor = useSceneEditor();
  return (field, change) => {
    editor.edit(
      changeSource(source.id, now => ({ ...now, ...change }) as Source),
      `${field} ${source.id}`,
    );
  };
}
