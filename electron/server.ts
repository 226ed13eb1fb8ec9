import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { App, Dialog, UtilityProcess } from 'electron';
import { SERVER_NODE_FLAGS, type ServerProcess, supervise } from '../shared/supervise.ts';

/** How many of the server's last words are shown when it can't go on. */
const SHOWN_LINES = 20;

export interface ServerOptions {
  readonly app: Pick<App, 'getAppPath' | 'getPath' | 'isPackaged' | 'once' | 'quit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly utilityProcess: {
    fork(path: string, args: string[], options: Electron.ForkOptions): UtilityProcess;
  };
  readonly env: NodeJS.ProcessEnv;
  /** Where the package keeps what must be a file of its own; Electron's own name for it. */
  readonly resources?: string;
}

/**
 * Gives the address that the window opens: the one that `npm start` hands over with the server it runs, else the list of
 * shows of a server started
 * here. An installed app never takes one from its environment: that page would have the keys, camera and screen that
 * are the studio's alone. Resolves to undefined where the server can't start, after telling the person why.
 */
export async function setupServer(options: ServerOptions): Promise<string | undefined> {
  const given = options.app.isPackaged ? undefined : options.env.VITRINE_STUDIO_URL;
  return given ?? ownServer(options);
}

function ownServer(options: ServerOptions): Promise<string | undefined> {
  const said: string[] = [];
  const say = (text: string): void => {
    said.push(text);
    if (said.length > SHOWN_LINES) said.shift();
  };

  return new Promise(resolve => {
    const server = supervise({
      start: () => forkServer(options, say),
      say,
      // A restarted server is at the same address, and the studio finds it again by itself.
      onReady: ({ home }) => resolve(home),
      now: () => performance.now(),
      after: (ms, callback) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    });
    options.app.once('will-quit', server.stop);
    void server.ended.then(code => {
      if (code !== 0) options.dialog.showErrorBox('The show server ended', said.join('\n'));
      resolve(undefined);
      options.app.quit();
    });
  });
}

function forkServer(
  { app, utilityProcess, env, resources = process.resourcesPath }: ServerOptions,
  say: (text: string) => void,
): ServerProcess {
  const worker = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker';
  const entry = join(app.getAppPath(), 'server', 'main.js');
  const child = utilityProcess.fork(entry, ['--data', join(app.getPath('userData'), 'shows')], {
    serviceName: 'Vitrine show server',
    stdio: 'pipe',
    execArgv: SERVER_NODE_FLAGS,
    env: { ...env, VITRINE_READY_JSON: '1', MEDIASOUP_WORKER_BIN: join(resources, worker) },
  });
  if (child.stderr) createInterface({ input: child.stderr }).on('line', say);
  return {
    onLine: listener => {
      if (child.stdout) createInterface({ input: child.stdout }).on('line', listener);
    },
    onExit: listener => void child.once('exit', listener),
    // A utility process knows one way to end; the log is durable before anything is acknowledged.
    end: () => void child.kill(),
  };
}
