import { useEffect, useRef } from 'react';
import { keyLabel, type Shortcut, type ShortcutId, shortcutOf, shortcuts } from './shortcuts.ts';

type Handler = (key: string) => void;

/** Handlers by shortcut; the one registered last has it, so an open panel can take a key over for a while. */
const handlers = new Map<ShortcutId, Handler[]>();

/** Whether keys go to something that uses them itself: a text, an open list or menu, a dialog that has the page. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.closest('input, textarea, select, [role="listbox"], [role="menu"], [data-modal]') !== null;
}

/** Whether the person walks from control to control by Tab; a click of the pointer ends that. */
let walks = false;

/**
 * Whether Space or Enter presses the control that has the focus. One that was clicked has it as well, but then the key
 * is meant for the show: only who walks by keyboard means the control.
 */
function presses(key: string, target: EventTarget | null): boolean {
  if (!walks || (key !== 'Space' && key !== 'Enter') || !(target instanceof HTMLElement)) return false;
  return target.closest('button, a, summary, [role="button"]') !== null;
}

function onPointerDown(): void {
  walks = false;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key === 'Tab') walks = true;
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  const found = shortcutOf(event);
  if (!found || (isTaken(event.target) && !found.key.startsWith('Mod+'))) return;
  if (presses(found.key, event.target)) return;
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

/** Runs `handler` when one of the shortcut's keys is pressed outside of text inputs. It is told which key. */
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

/** A shortcut's first key as this system writes it; for tooltips. */
export function keysOf(id: ShortcutId): string {
  const { keys }: Shortcut = shortcuts[id];
  return keyLabel(keys[0] ?? '', isMac);
}
