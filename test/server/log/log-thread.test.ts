import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AppendOutcome, LogWriteError } from '../../../server/log/event-log.ts';
import { asStored, event, openEventLog, readAll, Writer } from '../../support/event-log.ts';
import { temporaryFolder } from '../../support/log.ts';

const THREAD = new URL('../../../server/log/sqlite-thread.ts', import.meta.url);

/** The threads of a log, oldest first, so that a test can kill the one that works. */
class Threads {
  readonly all: Worker[] = [];
  /** Where the next threads look for the file. */
  file: string | undefined;

  readonly start = (file: string): Worker => {
    const worker = new Worker(THREAD, { workerData: { file: this.file ?? file } });
    this.all.push(worker);
    return worker;
  };

  kill(): Promise<number> {
    return this.all.at(-1)?.terminate() ?? Promise.resolve(0);
  }
}

const seqsOf = async (log: Awaited<ReturnType<typeof openEventLog>>) =>
  (await readAll(log, 'autumn')).events.map(({ seq }) => seq);

describe('a log whose thread dies', () => {
  test('tells of what was under way that it is unknown, and reading tells the truth', async () => {
    const threads = new Threads();
    const log = await openEventLog(undefined, { startThread: threads.start });
    await log.openShow('autumn');
    for (let round = 0; round < 5; round++) {
      const { position } = await readAll(log, 'autumn');
      const writer = new Writer(log, 'autumn', position);
      const first = writer.events(50);
      const behind = first.then(() => writer.events(5));
      // Once the first group is written, others are under way or gathered.
      const rest = writer.events(3000);
      await Promise.race([first, once(threads.all.at(-1) as Worker, 'message')]);
      await threads.kill();
      const outcomes: AppendOutcome[] = [...(await first), ...(await rest), ...(await behind)];
      const written = outcomes.filter(outcome => outcome === 'ok').length;
      expect(outcomes).toContain('unknown');
      const seqs = await seqsOf(log);
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1));
      expect(seqs.length - position.seq).toBeGreaterThanOrEqual(written);
    }
    expect(threads.all).toHaveLength(6);
  });

  test('answers what was being read when it died, and takes new commits', async () => {
    const threads = new Threads();
    const log = await openEventLog(undefined, { startThread: threads.start });
    await log.openShow('autumn');
    const writer = new Writer(log, 'autumn');
    await writer.events(1000);
    const reading = readAll(log, 'autumn', undefined, 10);
    const last = log.readLast('autumn', 10, asStored);
    const dying = threads.kill();
    const appended = writer.events(1);
    await dying;
    expect((await reading).events).toHaveLength(1000);
    expect(await last).toHaveLength(10);
    const [outcome] = await appended;
    const again = new Writer(log, 'autumn', (await readAll(log, 'autumn')).position);
    expect(again.position.seq).toBe(outcome === 'ok' ? 1001 : again.position.seq);
    expect(await again.events(1)).toEqual(['ok']);
  });

  test('waits for the next thread with what is asked meanwhile', async () => {
    const threads = new Threads();
    const log = await openEventLog(undefined, { startThread: threads.start });
    await log.openShow('autumn');
    await threads.kill();
    expect(await new Writer(log, 'autumn').events(3)).toEqual(['ok', 'ok', 'ok']);
    expect(await log.findShow('autumn')).toBeDefined();
  });

  test('calls for its end when the file can not be opened again, and fails everything from then on', async () => {
    const threads = new Threads();
    let fatal: (error: Error) => void = () => {};
    const ended = new Promise<Error>(resolve => {
      fatal = resolve;
    });
    const log = await openEventLog(undefined, { startThread: threads.start, onFatal: error => fatal(error) });
    await log.openShow('autumn');
    threads.file = '/nowhere/shows.sqlite';
    await threads.kill();
    const waiting = log.findShow('autumn');
    expect((await ended).message).toContain('unable to open');
    await expect(waiting).rejects.toThrow('unable to open');
    await expect(new Writer(log, 'autumn').events(1)).rejects.toThrow('unable to open');
  });

  test('calls for its end when each next thread dies as well', async () => {
    const threads = new Threads();
    const fatal: Error[] = [];
    const log = await openEventLog(undefined, {
      startThread: threads.start,
      onFatal: error => fatal.push(error),
    });
    for (let deaths = 0; deaths < 6; deaths++) {
      await log.openShow('autumn').catch(() => {});
      await threads.kill();
    }
    await expect(log.openShow('autumn')).rejects.toThrow();
    expect(fatal).toHaveLength(1);
    expect(threads.all).toHaveLength(6);
  });
});

const run = (program: string, ...args: string[]) => execFileSync(program, args);

/** A file system of a few megabytes; only root may make one. */
function smallDisk(megabytes: number): string {
  const folder = temporaryFolder();
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  onTestFinished(() => void run('umount', '-l', folder));
  return folder;
}

describe.skipIf(process.getuid?.() !== 0)('on a full disk', () => {
  test('a commit that does not fit writes nothing and says why, and there is more when there is room', async () => {
    const folder = smallDisk(4);
    const filler = join(folder, 'filler');
    writeFileSync(filler, Buffer.alloc(1024 * 1024));
    const log = await openEventLog(folder);
    await log.openShow('autumn');
    const big = (seq: number) => event(seq, 'show.renamed', { title: 'x'.repeat(50_000) });
    let position = { seq: 0, talkSeq: 0 };
    let error: unknown;
    while (!error) {
      const writer = new Writer(log, 'autumn', position);
      const outcome = await writer
        .append({ events: [big(position.seq + 1), big(position.seq + 2)] })
        .catch(reason => {
          error = reason;
        });
      if (outcome === 'ok') position = writer.position;
    }
    expect(error).toBeInstanceOf(LogWriteError);
    expect(error).toMatchObject({ isDiskFull: true });
    expect((await readAll(log, 'autumn')).position).toEqual(position);

    const lost = new Writer(log, 'autumn', position);
    const group = [big(position.seq + 1), big(position.seq + 2), big(position.seq + 3)];
    const failed = await Promise.allSettled(group.map(each => lost.append({ events: [each] })));
    expect(failed.every(({ status }) => status === 'rejected')).toBe(true);

    rmSync(filler);
    const again = new Writer(log, 'autumn', position);
    expect(await again.append({ events: group })).toBe('ok');
    await log.close();
    expect((await readAll(await openEventLog(folder), 'autumn')).position).toEqual(again.position);
  });

  test('an old log that there is no room to migrate stays as it is', async () => {
    const folder = smallDisk(4);
    copyFileSync(new URL('../../data/log-v1/vitrine.db', import.meta.url), join(folder, 'shows.sqlite'));
    const filler = join(folder, 'filler');
    execFileSync('sh', ['-c', `head -c 8m /dev/zero > ${filler} || true`], { stdio: 'ignore' });
    await expect(openEventLog(folder)).rejects.toThrow(/full|disk/);
    rmSync(filler);
    const { events } = await readAll(await openEventLog(folder), 'autumn-show');
    expect(events.length).toBeGreaterThan(140);
  });
});
