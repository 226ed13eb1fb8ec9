import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { CHROMIUM, flagsFor } from '../../test/support/browser.ts';
import { freePorts } from '../../test/support/ports.ts';
import { collectGarbage } from './garbage.ts';

/** What a browser's tools tell of a page. */
interface Target {
  readonly type: string;
  readonly webSocketDebuggerUrl: string;
}

/**
 * A Chromium with one page that is left alone once it is prepared. While developer tools listen to its network, and
 * Playwright always does, Chromium keeps the body of every request: of a recording that is 8 MB a minute, which nobody's
 * studio holds.
 */
export class UnwatchedBrowser {
  readonly #process: ChildProcess;
  readonly #address: string;
  readonly #profile: string;

  /** @param prepare what is done in the page before it is left alone */
  static async open(address: string, prepare: (page: Page) => Promise<void>): Promise<UnwatchedBrowser> {
    const browser = new UnwatchedBrowser(await freePorts());
    try {
      await browser.#prepare(address, prepare);
      return browser;
    } catch (error) {
      await browser.kill();
      throw error;
    }
  }

  private constructor(port: number) {
    this.#address = `http://127.0.0.1:${port}`;
    this.#profile = mkdtempSync(join(tmpdir(), 'vitrine-unwatched-'));
    const own = [
      '--headless',
      '--lang=en',
      '--window-size=1440,900',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${this.#profile}`,
    ];
    this.#process = spawn(CHROMIUM, [...flagsFor(), ...own, 'about:blank'], { stdio: 'ignore' });
  }

  /** The id of its own process, below which all others are. */
  get pid(): number {
    if (this.#process.pid === undefined) throw new Error(`${CHROMIUM} could not be started.`);
    return this.#process.pid;
  }

  /** Collects the garbage of the page and of its workers. */
  async tidy(): Promise<void> {
    const targets = await (await fetch(`${this.#address}/json/list`)).json();
    const page = (targets as Target[]).find(({ type }) => type === 'page');
    if (!page) throw new Error('The browser has no page.');
    await collectGarbage(page.webSocketDebuggerUrl);
  }

  /** Ends it as a crash or a power cut does; resolves to when. */
  async kill(): Promise<number> {
    const at = Date.now();
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const gone = once(this.#process, 'exit');
      this.#process.kill('SIGKILL');
      await gone;
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
    return at;
  }

  async #prepare(address: string, prepare: (page: Page) => Promise<void>): Promise<void> {
    const browser = await this.#connected();
    try {
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('The browser has no page.');
      await page.goto(address);
      await prepare(page);
    } finally {
      await browser.close();
    }
  }

  async #connected() {
    for (let attempt = 1; ; attempt++) {
      try {
        return await chromium.connectOverCDP(this.#address, { noDefaults: true });
      } catch (error) {
        // It takes a moment until it listens.
        if (attempt === 50) throw error;
        await setTimeout(200);
      }
    }
  }
}
