/**
 * Flags of Node for a show server's process. V8 would let the young generation grow to 64 MB and keep that; what a request
 * makes is gone soon enough for 4 MB, which answers a rush as fast and costs an idle viewer 7 KB less. The old one would grow
 * to a multiple of what is alive in a flood of joins, and its pages stay with the process; 30 % more is enough.
 */
export const SERVER_NODE_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=30'];

/** Where a running show server can be reached. */
export interface Addresses {
  readonly studio: string;
  readonly viewer: string;
  /** The list of all shows, with the owner's key. */
  readonly home: string;
}

/** A show server's process, however it was started. */
export interface ServerProcess {
  onLine(listener: (line: string) => void): void;
  /** The code is null where a signal ended it. */
  onExit(listener: (code: number | null) => void): void;
  /** Asks it to finish what is under way and end, or ends it at once. */
  end(how: 'finish' | 'now'): void;
}

export interface SuperviseOptions {
  start(): ServerProcess;
  /** Called each time the server is ready, also after a restart. */
  onReady(addresses: Addresses): void;
  /** Called with a sentence for the person who started it. */
  say(text: string): void;
  /** Milliseconds by a clock that nobody sets. */
  now(): number;
  /** Calls back after some milliseconds; returns a function that calls it off. */
  after(ms: number, callback: () => void): () => void;
}

export interface Supervisor {
  /** Resolves with the exit code once the server has ended for good. */
  readonly ended: Promise<number>;
  /** Asks the server to finish; asked again after a moment, ends it at once. */
  stop(): void;
}

/** Waits before the first, second, … restart in a row; after as many crashes there is no further one. */
export const RESTART_WAITS_MS = [250, 500, 1000, 2000, 4000, 8000, 8000, 8000];
/** A server that ran this long is healthy again: its next crash starts the waits anew. */
export const HEALTHY_MS = 60_000;
/** A terminal and npm may both pass on one and the same Ctrl-C; a second one is later than this. */
const SAME_PRESS_MS = 800;

/**
 * Keeps a show server running: starts it again when it crashes. One that ends before it was ever ready has told why by
 * itself (a port in use, a folder that can't be written), so it is not started again.
 */
export function supervise({ start, onReady, say, now, after }: SuperviseOptions): Supervisor {
  let server: ServerProcess | undefined;
  let cancelRestart = (): void => undefined;
  let stoppedAt: number | undefined;
  let wasReady = false;
  let crashes = 0;
  const { promise: ended, resolve: finish } = Promise.withResolvers<number>();

  function run(): void {
    const startedAt = now();
    server = start();
    server.onLine(line => {
      const addresses = addressesOf(line);
      if (!addresses) return say(line);
      wasReady = true;
      onReady(addresses);
    });
    server.onExit(code => {
      server = undefined;
      if (stoppedAt !== undefined || code === 0) return finish(code ?? 0);
      if (now() - startedAt > HEALTHY_MS) crashes = 0;
      restart(code ?? 1);
    });
  }

  function restart(code: number): void {
    const wait = wasReady ? RESTART_WAITS_MS[crashes++] : undefined;
    if (wait !== undefined) {
      say(`The show server ended unexpectedly; it is started again in ${wait / 1000} s.`);
      cancelRestart = after(wait, run);
      return;
    }
    if (wasReady) say('The show server keeps crashing, so it is not started again.');
    finish(code);
  }

  function stop(): void {
    if (stoppedAt !== undefined && now() - stoppedAt < SAME_PRESS_MS) return;
    const how = stoppedAt === undefined ? 'finish' : 'now';
    stoppedAt = now();
    cancelRestart();
    if (server) server.end(how);
    else finish(0);
  }

  run();
  return { ended, stop };
}

/** The addresses in the line that a server prints for programs once it is ready; undefined for any other line. */
function addressesOf(line: string): Addresses | undefined {
  if (!line.startsWith('{"ready":true')) return undefined;
  const { studio, viewer, home } = JSON.parse(line);
  return { studio, viewer, home };
}
