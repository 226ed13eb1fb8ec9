import { beforeEach, expect, test, vi } from 'vitest';
import {
  HEALTHY_MS,
  RESTART_WAITS_MS,
  type ServerProcess,
  type Supervisor,
  supervise,
} from '../../shared/supervise.ts';

const ADDRESSES = {
  studio: 'http://127.0.0.1:8787/studio/',
  viewer: 'http://127.0.0.1:8787/s/my-show',
  home: 'http://127.0.0.1:8787/studio/#key=owner',
};

class FakeServer implements ServerProcess {
  line: (line: string) => void = () => undefined;
  exit: (code: number | null) => void = () => undefined;
  readonly end = vi.fn();
  onLine(listener: (line: string) => void): void {
    this.line = listener;
  }
  onExit(listener: (code: number | null) => void): void {
    this.exit = listener;
  }
  beReady(): void {
    this.line(JSON.stringify({ ready: true, ...ADDRESSES }));
  }
}

const onReady = vi.fn();
const say = vi.fn();
let servers: FakeServer[];
let waits: { ms: number; callback: () => void; isOff: boolean }[];
let time: number;
let supervisor: Supervisor;

const newest = (): FakeServer => servers.at(-1) ?? new FakeServer();
const runWait = (): void => waits.at(-1)?.callback();

beforeEach(() => {
  onReady.mockClear();
  say.mockClear();
  servers = [];
  waits = [];
  time = 0;
  supervisor = supervise({
    start: () => {
      servers.push(new FakeServer());
      return newest();
    },
    onReady,
    say,
    now: () => time,
    after: (ms, callback) => {
      const wait = { ms, callback, isOff: false };
      waits.push(wait);
      return () => {
        wait.isOff = true;
      };
    },
  });
});

test('the addresses come from the readiness line, and every other line is passed on', () => {
  newest().line('Products: 12 added');
  newest().beReady();
  expect(say).toHaveBeenCalledExactlyOnceWith('Products: 12 added');
  expect(onReady).toHaveBeenCalledExactlyOnceWith(ADDRESSES);
});

test('a server that crashes in mid-show is started again', () => {
  newest().beReady();
  newest().exit(1);
  runWait();
  newest().beReady();
  expect(servers).toHaveLength(2);
  expect(onReady).toHaveBeenCalledTimes(2);
});

test('a server that was never ready has said why, and its exit code is the answer', async () => {
  newest().exit(3);
  expect(await supervisor.ended).toBe(3);
  expect(servers).toHaveLength(1);
});

test('a server that ends well is not started again', async () => {
  newest().beReady();
  newest().exit(0);
  expect(await supervisor.ended).toBe(0);
  expect(servers).toHaveLength(1);
});

test('a server that keeps crashing is waited for longer and longer, then given up', async () => {
  newest().beReady();
  for (const expected of RESTART_WAITS_MS) {
    newest().exit(9);
    expect(waits.at(-1)?.ms).toBe(expected);
    runWait();
  }
  newest().exit(9);
  expect(await supervisor.ended).toBe(9);
  expect(servers).toHaveLength(RESTART_WAITS_MS.length + 1);
});

test('a crash after a long healthy time is met as if it were the first', () => {
  newest().beReady();
  newest().exit(1);
  runWait();
  time += HEALTHY_MS + 1;
  newest().exit(1);
  expect(waits.at(-1)?.ms).toBe(RESTART_WAITS_MS[0]);
});

test('stop asks the server to finish, and one Ctrl-C that arrives twice is one', () => {
  newest().beReady();
  supervisor.stop();
  time += 100;
  supervisor.stop();
  expect(newest().end).toHaveBeenCalledExactlyOnceWith('finish');
});

test('a server that is stopped while it still starts has not failed', async () => {
  supervisor.stop();
  newest().exit(null);
  expect(await supervisor.ended).toBe(0);
});

test('a second Ctrl-C ends a server that does not finish', () => {
  newest().beReady();
  supervisor.stop();
  time += 2000;
  supervisor.stop();
  expect(newest().end).toHaveBeenLastCalledWith('now');
});

test('stop while waiting for a restart calls the restart off', async () => {
  newest().beReady();
  newest().exit(1);
  supervisor.stop();
  expect(await supervisor.ended).toBe(0);
  expect(waits.at(-1)?.isOff).toBe(true);
});
