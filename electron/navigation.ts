import type { App, Shell, WebContents } from 'electron';

const STUDIO = '/studio/';

/** Which pages are the studio's own: those of one server at a time. */
export class Trust {
  readonly #home: string;
  #studio = '';
  #origin = '';
  /** With the path that a proxy in front of a server elsewhere may give it. */
  #path = '';

  /** @param home the address that the app opens by itself */
  constructor(home: string) {
    this.#home = home;
    this.move(home);
  }

  /** The address of the studio that is trusted now. */
  get studio(): string {
    return this.#studio;
  }

  /** Whether that is the one that the app has opened by itself. */
  get isHome(): boolean {
    return this.#studio === this.#home;
  }

  /** Trusts the studio at this address, and no other one any more. */
  move(studio: string): void {
    const { origin, pathname } = new URL(studio);
    this.#studio = studio;
    this.#origin = origin;
    this.#path = pathname.slice(0, pathname.lastIndexOf(STUDIO) + STUDIO.length);
  }

  goHome(): void {
    this.move(this.#home);
  }

  /** Whether an address has the studio's origin: all that Chromium tells for some requests. */
  origin(url: string): boolean {
    return URL.canParse(url) && new URL(url).origin === this.#origin;
  }

  /** Whether an address is a page of the studio: its origin, and its part of the server. */
  page(url: string): boolean {
    return this.origin(url) && new URL(url).pathname.startsWith(this.#path);
  }
}

/** Whether the person's own browser may be asked to open an address. */
export function mayOpenOutside(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
}

/** A window that the studio fills itself: no menu, no preload, and the sandbox of all the others. */
const PLAIN_WINDOW = {
  autoHideMenuBar: true,
  webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
} as const;

export interface NavigationOptions {
  readonly app: Pick<App, 'on'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  readonly trust: Trust;
}

/** Keeps every window on the studio: other addresses open in the person's own browser, embedded ones not at all. */
export function setupNavigation({ app, shell, trust }: NavigationOptions): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, { shell, trust }));
}

function guard(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { shell, trust }: Omit<NavigationOptions, 'app'>,
): void {
  const openOutside = (url: string): void => {
    if (mayOpenOutside(url)) void shell.openExternal(url);
  };
  contents.on('will-navigate', event => {
    if (trust.page(event.url)) return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-frame-navigate', event => {
    if (!event.isMainFrame && !trust.page(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', event => {
    if (!trust.page(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // The studio writes its teleprompter into an empty window, which has nothing of the bridge.
    if (url === 'about:blank') return { action: 'allow', overrideBrowserWindowOptions: PLAIN_WINDOW };
    openOutside(url);
    return { action: 'deny' };
  });
}
