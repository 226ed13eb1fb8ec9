import type { Source } from '../../../shared/scenes.ts';
import { changeSource } from '../edits.ts';
import { useScenesDesk } from '../use-scenes.ts';

/** Changes a source; changes of one `field` in a row are taken back together. */
export function useChangeSource<S extends Source>(source: S): (field: string, change: Partial<S>) => void {
  const desk = useScenesDesk();
  return (field, change) => {
    desk.edit(
      changeSource(source.id, now => ({ ...now, ...change }) as Source),
      `${field} ${source.id}`,
    );
  };
}
