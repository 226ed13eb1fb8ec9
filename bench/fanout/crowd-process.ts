import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CrowdReport, Order } from './crowd.ts';
import type { Dialect } from './dialect.ts';

const CROWD = fileURLToPath(new URL('./crowd.ts', import.meta.url));

/** A crowd in a process of its own, so that it takes nothing from the server's. */
export class Crowd {
  readonly #process: ChildProcess;

  /**
   * @param isBehind the crowd reads only when nothing else wants the processor: it stands for the devices of viewers,
   * which take none of the server's
   */
  constructor(port: number, dialect: Dialect, isBehind = false) {
    this.#process = fork(CROWD, [String(port), JSON.stringify(dialect)]);
    if (isBehind && this.#process.pid) setPriority(this.#process.pid, constants.priority.PRIORITY_LOW);
  }

  async order(what: Order): Promise<void> {
    await this.#ask(what);
  }

  async report(): Promise<CrowdReport> {
    return (await this.#ask({ do: 'report' })) as CrowdReport;
  }

  leave(): void {
    this.#process.kill('SIGKILL');
  }

  #ask(what: Order): Promise<unknown> {
    const crowd = this.#process;
    return new Promise((resolve, reject) => {
      const onExit = () => reject(new Error('The crowd has died.'));
      crowd.once('exit', onExit);
      crowd.once('message', report => {
        crowd.off('exit', onExit);
        resolve(report);
      });
      crowd.send(what);
    });
  }
}
