import { flushCompileCache } from 'node:module';
import { backup } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { Commits } from './commits.ts';
import { CommitUnknownError, openDatabase } from './database.ts';
import { Erasure } from './erasure.ts';
import { Pages } from './pages.ts';
import { Rewrites } from './rewrites.ts';
import { ShowList } from './show-list.ts';
import { Snapshots } from './snapshots.ts';
import type { Job, Reply } from './thread-jobs.ts';

const database = openDatabase(workerData.file as string);
const findShowId = database.prepare('SELECT id FROM shows WHERE slug = ?');
const erasure = new Erasure(database);
const shows = new ShowList(database, erasure);
const commits = new Commits(database, erasure);
const pages = new Pages(database);
const snapshots = new Snapshots(database);
const rewrites = new Rewrites(database, erasure);

function pruneTalk({ slug, before, limit }: Extract<Job, { op: 'pruneTalk' }>): number {
  const show = findShowId.get(slug) as { id: number } | undefined;
  return show ? erasure.prune(show.id, before, limit) : 0;
}

function run(job: Job): unknown {
  switch (job.op) {
    case 'findShow':
      return shows.find(job.slug);
    case 'openShow':
      return shows.find(job.slug) ?? shows.create(job.slug);
    case 'createShow':
      return shows.create(job.slug);
    case 'listShows':
      return shows.all();
    case 'listProjections':
      return shows.withProjections(job.name, job.version);
    case 'dropShow':
      return shows.drop(job.slug);
    case 'clearDropped':
      return shows.clear(job.limit);
    case 'append':
      return commits.write(job.group, job.eventsVersion);
    case 'read':
      return pages.read(job.slug, job.after, job.limit, job.withTalk);
    case 'seqBefore':
      return pages.seqBefore(job.slug, job.count);
    case 'readTalk':
      return pages.talkBefore(job.slug, job.before, job.limit, job.person);
    case 'findTalk':
      return pages.findTalk(job.slug, job.search);
    case 'countMessages':
      return pages.countMessages(job.slug, job.person);
    case 'answers':
      return pages.answers(job.slug, job.since, job.from, job.limit);
    case 'loadSnapshot':
      return snapshots.load(job.slug, job.version);
    case 'saveSnapshot':
      return snapshots.save(job.slug, job.update);
    case 'loadProjection':
      return snapshots.loadProjection(job.slug, job.name, job.version);
    case 'saveProjection':
      return snapshots.saveProjection(job.slug, job.name, job.projection);
    case 'pruneTalk':
      return pruneTalk(job);
    case 'erasedPeople':
      return rewrites.pending(job.slug);
    case 'naming':
      return rewrites.naming(job.slug, job.erased);
    case 'rewrite':
      return rewrites.rewrite(job.slug, job.erased, job.rows, job.eventsVersion);
    case 'needsScrub':
      return erasure.needsScrub;
    case 'scrub':
      return erasure.scrub();
    case 'copy':
      // A few pages at a time, between which commits go on.
      return backup(database, job.file);
    case 'close':
      return database.close();
  }
}

function failed(id: number, error: unknown): Reply {
  // Only a thread that opens the file anew can tell what is in it now; this one ends.
  if (error instanceof CommitUnknownError) throw error;
  const { message, errcode } = error as Error & { errcode?: number };
  return { id, ok: false, message, code: errcode };
}

parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  const reply = (answer: Reply): void => parentPort?.postMessage(answer);
  try {
    const value = run(job);
    if (!(value instanceof Promise)) return reply({ id, ok: true, value });
    value.then(
      found => reply({ id, ok: true, value: found }),
      (error: unknown) => reply(failed(id, error)),
    );
  } catch (error) {
    reply(failed(id, error));
  }
});
parentPort?.postMessage('open');
flushCompileCache();
