import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WebSocket } from 'ws';
import { freePorts } from './ports.ts';
import { end } from './process.ts';

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** Why the tests with a real Firefox can't run on this system; undefined where they can. */
export const firefoxMissing: string | undefined = existsSync(FIREFOX)
  ? undefined
  : 'Firefox is not installed (Debian: firefox-esr); install it, or name it with FIREFOX.';

/** A profile in which pages play by themselves, cameras need no permission, and nothing calls home. */
const PREFERENCES: Readonly<Record<string, boolean | number | string>> = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

/** What Firefox writes once its remote agent can be reached. */
const LISTENING = /WebDriver BiDi listening on/;

interface Reply {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly message?: string;
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** A real Firefox without a window and with one page, driven by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
export class Firefox {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vitrine-firefox-'));
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #child: ChildProcess | undefined;
  #socket: WebSocket | undefined;
  #context = '';
  #commands = 0;

  /** Starts Firefox with a new profile. */
  static async start(): Promise<Firefox> {
    const firefox = new Firefox();
    try {
      await firefox.#open();
      return firefox;
    } catch (error) {
      await firefox.close();
      throw error;
    }
  }

  private constructor() {}

  /** Opens an address in the page, and waits until it is loaded. */
  async goto(url: string): Promise<void> {
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** Runs a function in every document that the page opens from now on, before the scripts of its own. */
  async prepare(run: () => void): Promise<void> {
    await this.#send('script.addPreloadScript', { functionDeclaration: `${run}` });
  }

  /** Runs a function in the page, on its own there: it sees nothing of where it was written. */
  async evaluate<T>(run: () => T | Promise<T>): Promise<T> {
    const reply = (await this.#send('script.evaluate', {
      // As JSON, because BiDi describes values with their types.
      expression: `(async () => JSON.stringify(await (${run})()) ?? 'null')()`,
      target: { context: this.#context },
      awaitPromise: true,
    })) as Evaluated;
    if (reply.type === 'exception') throw new Error(`In Firefox: ${reply.exceptionDetails?.text}`);
    return JSON.parse(reply.result?.value ?? 'null');
  }

  /** Ends Firefox, and takes its profile away. */
  async close(): Promise<void> {
    this.#socket?.terminate();
    await end(this.#child, 'SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #open(): Promise<void> {
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(this.#folder, 'user.js'), lines.join(''));
    const port = await freePorts();
    await this.#launch(port);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/session`);
    this.#socket = socket;
    socket.on('message', data => this.#onReply(JSON.parse(String(data))));
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    await this.#send('session.new', { capabilities: {} });
    const { contexts } = (await this.#send('browsingContext.getTree', {})) as {
      contexts: { context: string }[];
    };
    this.#context = contexts[0]?.context ?? '';
  }

  async #launch(port: number): Promise<void> {
    const args = ['--headless', '--no-remote', '--profile', this.#folder, `--remote-debugging-port=${port}`];
    const child = spawn(FIREFOX, args, {
      // Its own home, because Firefox refuses to start in one that belongs to another account.
      env: { ...process.env, HOME: this.#folder, MOZ_CRASHREPORTER_DISABLE: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      createInterface({ input: child.stderr }).on('line', line => {
        if (LISTENING.test(line)) resolve();
        else said += `${line}\n`;
      });
      child.once('error', reject);
      child.once('exit', code => reject(new Error(`Firefox stopped with code ${code}:\n${said}`)));
    });
  }

  async #send(method: string, params: object): Promise<unknown> {
    this.#commands += 1;
    const id = this.#commands;
    const reply = await new Promise<Reply>(resolve => {
      this.#waiting.set(id, resolve);
      this.#socket?.send(JSON.stringify({ id, method, params }));
    });
    if (reply.type === 'error') throw new Error(`Firefox refused ${method}: ${reply.message}`);
    return reply.result;
  }

  #onReply(reply: Reply): void {
    if (reply.id === undefined) return;
    this.#waiting.get(reply.id)?.(reply);
    this.#waiting.delete(reply.id);
  }
}
