import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { end } from './process.ts';
import type { TestServer } from './server.ts';

const PROGRAM = fileURLToPath(new URL('./raid-process.ts', import.meta.url));

export type RaidOrder =
  | { readonly do: 'join'; readonly show: string; readonly accounts: number; readonly addresses: number }
  /** In each text a `#` becomes a number that is new in each line. */
  | {
      readonly do: 'write';
      readonly texts: readonly string[];
      readonly lines: number;
      readonly perSecond: number;
    };

/** What the server has answered to the lines of one order. */
export interface RaidReport {
  sent: number;
  /** Ids of the messages. */
  readonly posted: string[];
  readonly held: string[];
  /** How many were refused, by the code of the error. */
  readonly refused: Record<string, number>;
}

/** Viewers over sockets of their own, from a few addresses, in a process that takes nothing of the test's. */
export class Raid {
  readonly #process: ChildProcess;

  /** Joins the show with so many accounts. */
  static async join(
    server: Pick<TestServer, 'socketUrl'>,
    who: { readonly accounts: number; readonly addresses: number },
  ): Promise<Raid> {
    const raid = new Raid(server.socketUrl);
    await raid.#ask({ do: 'join', show: 'default', ...who });
    return raid;
  }

  private constructor(url: string) {
    this.#process = fork(PROGRAM, [url]);
  }

  /** Writes so many lines at an even pace; resolves once the server has answered all of them. */
  write(what: Omit<RaidOrder & { readonly do: 'write' }, 'do'>): Promise<RaidReport> {
    return this.#ask({ do: 'write', ...what });
  }

  leave(): Promise<void> {
    return end(this.#process, 'SIGKILL');
  }

  async #ask(order: RaidOrder): Promise<RaidReport> {
    this.#process.send(order);
    const died = new AbortController();
    const exit = once(this.#process, 'exit', { signal: died.signal }).then(([code]) => {
      throw new Error(`The raid's process has ended with code ${code}.`);
    });
    try {
      const [report] = await Promise.race([once(this.#process, 'message'), exit]);
      return report as RaidReport;
    } finally {
      exit.catch(() => {});
      died.abort();
    }
  }
}
