import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs a script that writes a data folder, until it tells what it has made, and kills it: a folder as a crash leaves it. */
export async function killedWriter<T>(script: string, args: readonly string[]): Promise<T> {
  const child = fork(script, args);
  const exited = once(child, 'exit');
  const [made] = await Promise.race([
    once(child, 'message'),
    exited.then(() => {
      throw new Error('The show could not be written.');
    }),
  ]);
  child.kill('SIGKILL');
  await exited;
  return made as T;
}
