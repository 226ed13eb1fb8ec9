import { expect, test, vi } from 'vitest';
import { setupShortcuts } from '../../electron/shortcuts.ts';
import { DESKTOP_SHORTCUT } from '../../shared/desktop-names.ts';

test('a pressed shortcut is told by its id; taken and unreadable keys are refused', async () => {
  const pressed = new Map<string, () => void>();
  const tell = vi.fn();
  const shortcuts = setupShortcuts({
    globalShortcut: {
      register: (keys, callback) => {
        if (keys === 'Nonsense') throw new TypeError('no such key');
        if (keys === 'Alt+Tab') return false;
        pressed.set(String(keys), callback);
        return true;
      },
      unregisterAll: () => pressed.clear(),
    },
    tell,
  });
  const answer = await shortcuts['shortcuts.set']({
    shortcuts: [
      { id: 'pin-1', keys: 'Control+Shift+1' },
      { id: 'taken', keys: 'Alt+Tab' },
      { id: 'unreadable', keys: 'Nonsense' },
    ],
  });
  expect(answer).toEqual({ refused: ['taken', 'unreadable'] });
  pressed.get('Control+Shift+1')?.();
  expect(tell).toHaveBeenCalledExactlyOnceWith(DESKTOP_SHORTCUT, 'pin-1');

  await shortcuts['shortcuts.set']({ shortcuts: [] });
  expect(pressed.size).toBe(0);
});
