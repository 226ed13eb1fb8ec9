import { useEffect, useRef } from 'react';
import { keyLabel, type Shortcut, type ShortcutId, shortcutOf, shortcuts } from './shortcuts.ts';

type Handler = (key: string) => void;

/** Handlers by shortcut. The one registered last is called, so an open panel can override a shortcut. */
const handlers = new Map<ShortcutId, Handler[]>();

/** True if the target handles keys itself: a text field, an open list or menu, a modal dialog. */
function handlesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.closest('input, textarea, select, [role="listbox"], [role="menu"], [data-modal]') !== null;
}

/** True after Tab, until the pointer is used (compare `:focus-visible`). */
let isKeyboardNavigation = false;

/**
 * True if Space or Enter is meant for the focused control. A control that was clicked has the focus as well, but then
 * the key is a shortcut; only during keyboard navigation it activates the control.
 */
function activatesControl(key: string, target: EventTarget | null): boolean {
  if (!isKeyboardNavigation || (key !== 'Space' && key !== 'Enter') || !(target instanceof HTMLElement))
    return false;
  return target.closest('button, a, summary, [role="button"]') !== null;
}

function onPointerDown(): void {
  isKeyboardNavigation = false;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Tab') isKeyboardNavigation = true;
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const found = shortcutOf(event);
  if (!found || (handlesKeys(event.target) && !found.key.startsWith('Mod+'))) return;
  if (activatesControl(found.key, event.target)) return;
  const handler = handlers.get(found.id)?.at(-1);
  if (!handler) return;
  event.preventDefault();
  handler(found.key);
}

function register(id: ShortcutId, handler: Handler): () => void {
  if (handlers.size === 0) {
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('pointerdown', onPointerDown, true);
  }
  handlers.set(id, [...(handlers.get(id) ?? []), handler]);
  return () => {
    const left = (handlers.get(id) ?? []).filter(other => other !== handler);
    if (left.length > 0) handlers.set(id, left);
    else handlers.delete(id);
    if (handlers.size > 0) return;
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('pointerdown', onPointerDown, true);
  };
}

/** Calls `handler` with the key when one of the shortcut's keys is pressed outside of text fields. */
export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    return register(id, key => latest.current(key));
  }, [id, enabled]);
}

export const isMac = /mac/i.test(navigator.userAgent);

/** The label of a shortcut's first key on this system, for tooltips. */
export function keysOf(id: ShortcutId): string {
  const { keys }: Shortcut = shortcuts[id];
  return keyLabel(keys[0] ?? '', isMac);
}
