import type { App, BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow } from 'electron';

import type { Trust } from './navigation.ts';

export interface WindowOptions {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ElectronWindow;
  /** A window that is opened shows the page that the app opens by itself. */
  readonly trust: Trust;
  readonly preload: string;
}

/** The studio's window, for as long as there is one. */
export interface Windows {
  /** Sends a message to the studio's page. */
  tell(channel: string, message: string): void;
  /** Shows the studio of another server, from which nothing leads back to the page before it. */
  show(studio: string): void;
}

/** Opens the studio's window, brings it forward when Vitrine is started again, and opens it anew on macOS's dock. */
export function setupWindows({ app, BrowserWindow, trust, preload }: WindowOptions): Windows {
  let window: ElectronWindow | undefined;

  function open(): void {
    window = new BrowserWindow({
      width: 1440,
      height: 900,
      minWidth: 1180,
      minHeight: 720,
      show: false,
      title: 'Vitrine',
      backgroundColor: '#101114',
      autoHideMenuBar: true,
      webPreferences: {
        preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: true,
        // The picture and the chat must go on while the host looks at another program.
        backgroundThrottling: false,
      },
    });
    window.once('ready-to-show', () => window?.show());
    window.once('closed', () => {
      window = undefined;
    });
    trust.goHome();
    void window.loadURL(trust.studio);
  }
  function bringForward(): void {
    if (!window) open();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  }

  open();
  app.on('second-instance', bringForward);
  app.on('activate', bringForward);
  app.on('window-all-closed', () => app.quit());
  return {
    tell: (channel, message) => window?.webContents.send(channel, message),
    show: studio => {
      const contents = window?.webContents;
      void window?.loadURL(studio).finally(() => contents?.navigationHistory.clear());
    },
  };
}
