import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { App, ForkOptions, UtilityProcess } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { type ServerOptions, setupServer } from '../../electron/server.ts';
import { SERVER_NODE_FLAGS } from '../../shared/supervise.ts';

const STUDIO = 'http://127.0.0.1:8787/studio/#show=my-show';
const HOME = 'http://127.0.0.1:8787/studio/#key=owner';

class FakeServer extends EventEmitter {
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly kill = vi.fn(() => this.emit('exit', 0));
}

let app: EventEmitter & { quit: () => void; isPackaged: boolean };
let forked: { server: FakeServer; path: string; args: string[]; options: ForkOptions }[];
let options: ServerOptions;
const showErrorBox = vi.fn();

beforeEach(() => {
  showErrorBox.mockClear();
  forked = [];
  app = Object.assign(new EventEmitter(), {
    quit: vi.fn(),
    isPackaged: false,
    getAppPath: () => '/app',
    getPath: () => '/home/me/vitrine',
  });
  options = {
    app: app as unknown as App,
    dialog: { showErrorBox },
    utilityProcess: {
      fork: (path, args, options) => {
        const server = new FakeServer();
        forked.push({ server, path, args, options });
        return server as unknown as UtilityProcess;
      },
    },
    env: {},
    resources: '/resources',
  };
});

test('the address that npm start hands over is used, and no second server is started', async () => {
  expect(await setupServer({ ...options, env: { VITRINE_STUDIO_URL: STUDIO } })).toBe(STUDIO);
  expect(forked).toHaveLength(0);
});

test('an installed app shows no address of its environment, but starts its own server', async () => {
  app.isPackaged = true;
  const address = setupServer({ ...options, env: { VITRINE_STUDIO_URL: 'https://evil.example/studio/' } });
  expect(forked).toHaveLength(1);
  forked[0]?.server.stdout.write(
    `${JSON.stringify({ ready: true, studio: STUDIO, viewer: '', home: HOME })}\n`,
  );
  expect(await address).toBe(HOME);
});

test('without one the packaged server is started with its worker and its data folder', async () => {
  const address = setupServer(options);
  const [started] = forked;
  started?.server.stdout.write(
    `${JSON.stringify({ ready: true, studio: STUDIO, viewer: '', home: HOME })}\n`,
  );
  expect(await address).toBe(HOME);
  expect(started?.path).toMatch(/app.server.main\.js$/);
  expect(started?.args.join(' ')).toContain('shows');
  expect(started?.options).toMatchObject({
    execArgv: SERVER_NODE_FLAGS,
    env: { MEDIASOUP_WORKER_BIN: expect.stringContaining('mediasoup-worker') },
  });
});

test('a server that cannot start ends the app with its own words', async () => {
  const address = setupServer(options);
  const [started] = forked;
  started?.server.stderr.write('Port 8787 is in use by another program.\n');
  await vi.waitFor(() => expect(started?.server.stderr.readableLength).toBe(0));
  started?.server.emit('exit', 1);
  expect(await address).toBeUndefined();
  expect(showErrorBox).toHaveBeenCalledWith(expect.any(String), expect.stringContaining('Port 8787'));
  expect(app.quit).toHaveBeenCalled();
});

test('the server ends with the app', async () => {
  const address = setupServer(options);
  const [started] = forked;
  started?.server.stdout.write(
    `${JSON.stringify({ ready: true, studio: STUDIO, viewer: '', home: HOME })}\n`,
  );
  await address;
  app.emit('will-quit');
  expect(started?.server.kill).toHaveBeenCalled();
  expect(showErrorBox).not.toHaveBeenCalled();
});
