import { useCallback, useState } from 'react';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';

export interface RowKeys {
  /** Id of the row selected by keyboard. */
  readonly selected: string | undefined;
  select(id: string | undefined): void;
}

/**
 * Keyboard selection in a list of rows. Without a selection, the first key selects the end given by `from`. `enabled`
 * is true for the list that has the shortcuts, on a page with several.
 */
export function useRowKeys(
  ids: readonly string[],
  options: { enabled: boolean; from: 'first' | 'last'; onSelect: (id: string | undefined) => void },
): RowKeys {
  const { enabled, from, onSelect } = options;
  const [selected, setSelected] = useState<string>();

  const select = useCallback(
    (id: string | undefined) => {
      setSelected(id);
      onSelect(id);
    },
    [onSelect],
  );

  const move = (step: 1 | -1) => {
    const at = selected === undefined ? -1 : ids.indexOf(selected);
    const start = from === 'first' ? 0 : ids.length - 1;
    const next = at === -1 ? start : Math.min(ids.length - 1, Math.max(0, at + step));
    const id = ids[next];
    if (id !== undefined) select(id);
  };
  useShortcut('previousMessage', () => move(-1), enabled);
  useShortcut('nextMessage', () => move(1), enabled);

  return { selected, select };
}
