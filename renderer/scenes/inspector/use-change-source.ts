import type { Source } from '../../../shared/scenes.ts';
import { changeSource } from '../document/edits.ts';
import { useSceneEditor } from '../editor/use-scene-editor.ts';

/** Changes a source; changes of one `field` in a row are taken back together. */
export function useChangeSource<S extends Source>(source: S): (field: string, change: Partial<S>) => void {
  const editor = useSceneEditor();
  return (field, change) => {
    editor.edit(
      changeSource(source.id, now => ({ ...now, ...change }) as Source),
      `${field} ${source.id}`,
    );
  };
}
