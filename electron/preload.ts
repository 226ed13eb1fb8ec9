import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopApi } from '../shared/desktop.ts';
import { DESKTOP_BRIDGE, DESKTOP_CALLS, DESKTOP_SHORTCUT } from '../shared/desktop-names.ts';

contextBridge.exposeInMainWorld(DESKTOP_BRIDGE, {
  call: (name, data) => ipcRenderer.invoke(DESKTOP_CALLS, name, data),
  onShortcut: listener => {
    // The page gets the id alone: Electron's event object would hand it the sender.
    const pass = (_event: unknown, id: string): void => listener(id);
    ipcRenderer.on(DESKTOP_SHORTCUT, pass);
    return () => ipcRenderer.off(DESKTOP_SHORTCUT, pass);
  },
} satisfies DesktopApi);
