import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useState } from 'react';

const idOf = (element: Element | null | undefined): string | undefined =>
  element?.closest<HTMLElement>('[data-id]')?.dataset.id;

/**
 * The line of a chat that a reader has chosen: by a press on it, or in the focused chat with the arrow keys; Enter goes on
 * with it, and Escape leaves it.
 */
export function useChosenLine(box: RefObject<HTMLDivElement | null>, onEnter: (messageId: string) => void) {
  const [chosen, setChosen] = useState<string>();
  const choose = useCallback(
    (id: string | undefined) => {
      setChosen(id);
      const line = id && box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
      if (!line) return;
      line.focus({ preventScroll: true });
      line.scrollIntoView({ block: 'nearest' });
    },
    [box],
  );
  const move = (step: -1 | 1) => {
    const lines = [...(box.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
    const at = lines.findIndex(line => line.dataset.id === chosen);
    choose((at < 0 ? lines.at(-1) : lines[at + step])?.dataset.id ?? chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
    if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'Enter' && chosen !== undefined) onEnter(chosen);
    else if (event.key === 'Escape' && chosen !== undefined) choose(undefined);
    else return;
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('button, a')) return;
    // Whoever marks text wants to copy it.
    if (getSelection()?.isCollapsed === false) return;
    const id = idOf(target);
    setChosen(id === chosen ? undefined : id);
  };
  return { chosen, choose, onKeyDown, onClick };
}
