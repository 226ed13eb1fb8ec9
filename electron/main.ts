import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  desktopCapturer,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  powerSaveBlocker,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { setupCapture } from './capture.ts';
import { setupIpc } from './ipc.ts';
import { setupMenu } from './menu.ts';
import { setupNavigation, Trust } from './navigation.ts';
import { setupPermissions } from './permissions.ts';
import { setupPower } from './power.ts';
import { setupRemote } from './remote.ts';
import { secretsFile, setupSecrets } from './secrets.ts';
import { setupServer } from './server.ts';
import { setupShortcuts } from './shortcuts.ts';
import { setupWindows } from './windows.ts';

async function start(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  await app.whenReady();

  const studio = await setupServer({ app, dialog, utilityProcess, env: process.env });
  if (!studio) return app.quit();

  const trust = new Trust(studio);
  setupMenu(Menu, process.platform);
  setupNavigation({ app, shell, trust });
  setupPermissions(session.defaultSession, trust);
  const windows = setupWindows({
    app,
    BrowserWindow,
    trust,
    preload: join(import.meta.dirname, 'preload.cjs'),
  });
  setupIpc(ipcMain, trust, {
    ...setupCapture({ session: session.defaultSession, desktopCapturer, trust }),
    ...setupSecrets({ safeStorage, file: () => join(app.getPath('userData'), secretsFile(trust.studio)) }),
    ...setupShortcuts({ globalShortcut, tell: windows.tell }),
    ...setupPower(powerSaveBlocker),
    ...setupRemote({ app, dialog, trust, show: windows.show }),
    'app.info': () => ({
      version: app.getVersion(),
      platform: process.platform,
      keepsSecrets: safeStorage.isEncryptionAvailable(),
    }),
    'links.open': async ({ url }) => {
      await shell.openExternal(url);
      return {};
    },
  });
}

void start();
