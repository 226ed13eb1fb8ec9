import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { writeCameraFile } from './camera.ts';
import { freePorts } from './ports.ts';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Flags for a quiet Chromium without a screen; the network ones keep it from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Without a screen all pages of one browser are "in front"; without these, those behind would be slowed down. */
const IN_FRONT = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export interface BrowserOptions {
  /** A file for the camera; the walking bar of writeCameraFile unless given, no camera at all where null. */
  readonly camera?: string | null;
  /** Whether the camera question is answered with yes; denied otherwise. */
  readonly allow?: boolean;
  /** Another program to start than the Chromium of this machine. */
  readonly executable?: string;
  /** An origin without TLS that may use cameras all the same, as this machine's own may. */
  readonly trusted?: string;
}

let madeCamera: string | undefined;
function walkingBar(): string {
  if (!madeCamera) {
    madeCamera = join(mkdtempSync(join(tmpdir(), 'vitrine-camera-')), 'bar.y4m');
    writeCameraFile(madeCamera);
  }
  return madeCamera;
}

/** What a Chromium without a screen is started with. */
export const flagsFor = (options: BrowserOptions = {}): string[] => [
  ...FLAGS,
  ...IN_FRONT,
  ...ownFlags(options),
];

/** A real Chromium whose camera is a file. */
export function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { executable = CHROMIUM } = options;
  return chromium.launch({ executablePath: executable, args: flagsFor(options) });
}

function ownFlags({ camera = walkingBar(), allow = true, trusted }: BrowserOptions): string[] {
  const devices =
    camera === null
      ? []
      : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera}`];
  const question = allow ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts'];
  const trust = trusted ? [`--unsafely-treat-insecure-origin-as-secure=${trusted}`] : [];
  return [...devices, ...question, ...trust];
}

/** A Chromium as everybody has it: with a window on a screen, whose pages are slowed down while they are hidden. */
export async function launchWindow(display: string): Promise<{ browser: Browser; window: BrowserContext }> {
  const port = await freePorts();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...FLAGS, ...ownFlags({}), '--lang=en', `--remote-debugging-port=${port}`],
    headless: false,
    // Playwright brings the same flags by itself.
    ignoreDefaultArgs: IN_FRONT,
    env: { ...process.env, DISPLAY: display },
  });
  // Playwright tells all pages of its own contexts that they are in front; those of the browser's own it leaves alone.
  const plain = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [window] = plain.contexts();
  if (!window) throw new Error('The browser has no window.');
  return { browser, window };
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** Whether it is a device that fingers point at. */
  readonly touch?: boolean;
  /** Done to the page before it is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A person's own browser window: own storage, own cache. Errors of the page are collected in `errors`. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1440, height = 900, locale = 'en', touch = false, prepare }: PageOptions = {},
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale,
    hasTouch: touch,
    isMobile: touch,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await prepare?.(page);
  await page.goto(address);
  return { context, page, errors };
}

/** The id of a browser's own process, below which all of its others are. */
export async function processOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const { id } = processInfo.find(({ type }) => type === 'browser') ?? {};
  if (!id) throw new Error('The browser has no process.');
  return id;
}

/** Ends a browser as a crash or a power cut does; resolves to when. */
export async function killBrowser(browser: Browser): Promise<number> {
  const id = await processOf(browser);
  const gone = new Promise(resolve => browser.once('disconnected', resolve));
  process.kill(id, 'SIGKILL');
  const at = Date.now();
  await gone;
  return at;
}

/** Opens an address whose certificate nobody vouches for, as after its warning was clicked away. */
export async function openUntrusted(
  browser: Browser,
  address: string,
  prepare?: PageOptions['prepare'],
): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en' });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(address);
  return page;
}
