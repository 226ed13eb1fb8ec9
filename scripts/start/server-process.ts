import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ServerProcess } from '../../shared/supervise.ts';

/**
 * Starts a show server as a child process that tells its addresses by a line of JSON. It gets a process group of its
 * own, so that the terminal's Ctrl-C doesn't hit it: it is asked to finish, once.
 */
export function startServer(program: string, args: readonly string[]): ServerProcess {
  const child = spawn(program, args, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, VITRINE_READY_JSON: '1' },
  });
  return {
    onLine: listener => void createInterface({ input: child.stdout }).on('line', listener),
    onExit: listener => void child.on('close', listener),
    end: how => void child.kill(how === 'finish' ? 'SIGTERM' : 'SIGKILL'),
  };
}
