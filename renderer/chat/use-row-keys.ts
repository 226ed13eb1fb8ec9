import { useCallback, useState } from 'react';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';

export interface RowKeys {
  /** The row that the keyboard is on. */
  readonly selected: string | undefined;
  select(id: string | undefined): void;
}

/**
 * Lets the keyboard walk a list of rows: up, down, and from nowhere to the end that is given. `enabled` says whether
 * this list has the keys now, where a page shows more than one.
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
