import { setTimeout as pause } from 'node:timers/promises';

/** Whether work is done within so many milliseconds. Work that fails is not done; nothing keeps the process alive for it. */
export function isDoneIn(ms: number, work: Promise<unknown>): Promise<boolean> {
  const done = work.then(
    () => true,
    () => false,
  );
  return Promise.race([done, pause(ms, false, { ref: false })]);
}
