import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePorts } from './ports.ts';
import { end } from './process.ts';
import { Screen, XVFB } from './screen.ts';

const OBS = '/usr/bin/obs';

/** Why the tests with a real OBS can't run on this system; undefined where they can. */
export const obsMissing: string | undefined = [OBS, XVFB].every(program => existsSync(program))
  ? undefined
  : 'OBS Studio and Xvfb are not installed (Debian: obs-studio, obs-plugins, xvfb).';

/** What OBS writes once its websocket server can be reached. */
const LISTENING = /\[obs-websocket\].*Server started successfully/;

/** What OBS's own settings are at its first start; a test that needs others gives lines of OBS's basic.ini. */
export interface ObsOptions {
  /** The websocket server's password; an empty one asks for none. */
  readonly password: string;
  /** Lines of the profile's basic.ini, such as `[SimpleOutput]` and `RecRB=true`. */
  readonly profile?: readonly string[];
}

/** A real OBS Studio as a process of its own, on a screen and with settings of its own, which can be killed. */
export class ObsProgram {
  readonly port: number;
  readonly password: string;
  /** OBS's home folder: its settings, and its recordings unless a profile says otherwise. */
  readonly folder = mkdtempSync(join(tmpdir(), 'vitrine-obs-'));
  #screen: Screen | undefined;
  #obs: ChildProcess | undefined;
  #said = '';

  private constructor(port: number, password: string) {
    this.port = port;
    this.password = password;
  }

  /** Starts OBS and resolves once it can be connected to. */
  static async start({ password, profile = [] }: ObsOptions): Promise<ObsProgram> {
    const program = new ObsProgram(await freePorts(), password);
    program.#writeSettings(profile);
    program.#screen = await Screen.open();
    await program.restart();
    return program;
  }

  get address(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  /** What OBS has logged since its last start. */
  get log(): string {
    return this.#said;
  }

  /** Starts OBS again with the settings that it left, after it was killed or stopped. */
  async restart(): Promise<void> {
    this.#said = '';
    const args = ['--minimize-to-tray', '--disable-updater', '--multi', '--disable-shutdown-check'];
    const child = spawn(OBS, args, { env: this.#env(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#obs = child;
    const listening = new Promise<void>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        createInterface({ input: stream }).on('line', line => {
          this.#said += `${line}\n`;
          if (LISTENING.test(line)) resolve();
        });
      }
      child.once('exit', code => reject(new Error(`OBS stopped with code ${code}:\n${this.#said}`)));
    });
    await listening;
  }

  /** Ends OBS; by SIGKILL as a crash does. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await end(this.#obs, signal);
  }

  /** Ends OBS and its screen, and takes its folder away. */
  async stop(): Promise<void> {
    // OBS asks before it quits while it streams or records, and nobody is there to answer.
    await end(this.#obs, 'SIGKILL');
    await this.#screen?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      HOME: this.folder,
      XDG_CONFIG_HOME: join(this.folder, '.config'),
      XDG_RUNTIME_DIR: join(this.folder, 'run'),
      DISPLAY: this.#screen?.display,
      LIBGL_ALWAYS_SOFTWARE: '1',
      LANG: 'C.UTF-8',
    };
  }

  /** Settings that keep OBS's first-run questions away and switch its websocket server on. */
  #writeSettings(profile: readonly string[]): void {
    const settings = join(this.folder, '.config', 'obs-studio');
    const profiles = join(settings, 'basic', 'profiles', 'Untitled');
    mkdirSync(profiles, { recursive: true });
    mkdirSync(join(this.folder, 'run'), { mode: 0o700 });
    const lines = [
      // LastVersion is 29.0.2 as OBS encodes it.
      ...['[General]', 'FirstRun=true', 'LastVersion=486539266', 'InfoIncrement=1'],
      ...['[Basic]', 'Profile=Untitled', 'ProfileDir=Untitled'],
      ...['[OBSWebSocket]', 'FirstLoad=false', 'ServerEnabled=true', `ServerPort=${this.port}`],
      ...['AlertsEnabled=false', `AuthRequired=${this.password !== ''}`, `ServerPassword=${this.password}`],
    ];
    writeFileSync(join(settings, 'global.ini'), `${lines.join('\n')}\n`);
    writeFileSync(join(profiles, 'basic.ini'), `${['[General]', 'Name=Untitled', ...profile].join('\n')}\n`);
  }
}
