import type { GlobalShortcut } from 'electron';
import { DESKTOP_SHORTCUT } from '../shared/desktop-names.ts';
import type { DesktopHandlers } from './ipc.ts';

export interface ShortcutOptions {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregisterAll'>;
  /** Sends a message to the studio's page. */
  tell(channel: string, id: string): void;
}

/** Keys that work while another program has the focus, such as a game or OBS. */
export function setupShortcuts({
  globalShortcut,
  tell,
}: ShortcutOptions): Pick<DesktopHandlers, 'shortcuts.set'> {
  const register = (id: string, keys: string): boolean => {
    try {
      return globalShortcut.register(keys, () => tell(DESKTOP_SHORTCUT, id));
    } catch {
      // Electron throws on keys that it can't read; to the studio they are refused like taken ones.
      return false;
    }
  };
  return {
    'shortcuts.set': ({ shortcuts }) => {
      globalShortcut.unregisterAll();
      const refused = shortcuts.filter(({ id, keys }) => !register(id, keys));
      return { refused: refused.map(({ id }) => id) };
    },
  };
}
