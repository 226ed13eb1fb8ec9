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

/** Starts an attacker in a process of its own, at the same priority as everybody; returns what ends it. */
export function startAttacker(attack: Attack): () => Promise<void> {
  const attacker: ChildProcess = fork(PROGRAM, [JSON.stringify(attack)]);
  return async () => {
    if (attacker.exitCode !== null || attacker.signalCode !== null)
      throw new Error(`An attacker has ended by itself with code ${attacker.exitCode}.`);
    attacker.kill('SIGKILL');
    await once(attacker, 'exit');
  };
}
