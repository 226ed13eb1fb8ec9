import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Dialect } from '../fanout/dialect.ts';

const PROGRAM = fileURLToPath(new URL('./attack.ts', import.meta.url));

export const ATTACKS = ['refused_frames', 'long_frames', 'joins', 'uploads'] as const;
export type AttackKind = (typeof ATTACKS)[number];

export interface Attack {
  readonly kind: AttackKind;
  readonly port: number;
  /** Local address that it comes from. */
  readonly from: string;
  readonly dialect: Dialect;
}

/** An attacker in a process of its own, at the same priority as everybody. */
export class Attacker {
  readonly #process: ChildProcess;

  /** Starts the process, which waits for its word. */
  static async start(attack: Attack): Promise<Attacker> {
    const attacker = new Attacker(attack);
    await once(attacker.#process, 'message');
    return attacker;
  }

  private constructor(attack: Attack) {
    this.#process = fork(PROGRAM, [JSON.stringify(attack)]);
  }

  attack(): void {
    this.#process.send('attack');
  }

  /** Ends it. Throws where it has ended by itself. */
  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#process;
    if (exitCode !== null || signalCode !== null)
      throw new Error(`An attacker has ended by itself with code ${exitCode}.`);
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}
