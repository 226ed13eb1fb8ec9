// A process of its own that leaves a data folder behind as a killed server does: node make-show.ts FOLDER SLUG LINES
// It tells when the show is written, and then waits to be killed.
import { join } from 'node:path';
import type { EventLog, LogPosition } from '../../server/log/event-log.ts';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import type { Show } from '../../server/show/show.ts';
import { TestClock } from '../../test/support/clock.ts';
import { openTestShow } from '../../test/support/show.ts';
import { Evening } from './evening.ts';
import { playEvening } from './play-evening.ts';

const SECONDS = 8 * 3600;
/** So many events come after the newest snapshot: nearly all that ever do at this pace. */
const BEHIND = Number(process.argv[5] ?? 990);
/** As long as a start looks back for answers; older ones would be gone, and here all is written within a minute. */
const ANSWERED_SECONDS = 120;
const GATHERED_LINES = 200;

export interface MadeShow {
  readonly events: number;
  readonly lines: number;
  readonly snapshots: number;
  readonly refused: Readonly<Record<string, number>>;
}

const [folder = '', slug = '', lineCount = '0'] = process.argv.slice(2);
const lines = Number(lineCount);

/** The log as the show uses it, without answers while they are off; it notes where the newest snapshot stands. */
class WatchedLog {
  keepsAnswers = false;
  snapshots = 0;
  saved: LogPosition = { seq: 0, talkSeq: 0 };
  readonly log: EventLog;

  constructor(log: SqliteLog) {
    this.log = new Proxy<EventLog>(log, {
      get: (target, key) => {
        if (key === 'append') return this.#append(target);
        if (key === 'saveSnapshot') return this.#save(target);
        const value = Reflect.get(target, key, target) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  #append(log: EventLog): EventLog['append'] {
    return (show, commit, expected) =>
      log.append(show, this.keepsAnswers ? commit : { ...commit, answer: undefined }, expected);
  }

  #save(log: EventLog): EventLog['saveSnapshot'] {
    return async (show, update) => {
      const isSaved = await log.saveSnapshot(show, update);
      if (isSaved) this.saved = update;
      this.snapshots += 1;
      return isSaved;
    };
  }
}

const clock = new TestClock(Date.now() - SECONDS * 1000);
const watched = new WatchedLog(await SqliteLog.open(join(folder, 'shows.sqlite')));
const show = await openTestShow(watched.log, { slug, clock });
const refused = lines > 0 ? await play(show) : {};
const { seq, talkSeq } = show.state;
const made: MadeShow = { events: seq, lines: talkSeq, snapshots: watched.snapshots, refused };
process.send?.(made);
process.channel?.ref();

async function play(show: Show): Promise<MadeShow['refused']> {
  const evening = new Evening(show);
  await playEvening(show, evening, {
    clock,
    seconds: SECONDS,
    lines,
    onSecond: second => {
      watched.keepsAnswers = second >= SECONDS - ANSWERED_SECONDS;
      return [];
    },
    // Some more lines in the last second, in place of those that were refused and until the snapshot is as old as one gets.
    after: async () => {
      for (let left = missing(show); left > 0; left = missing(show))
        await Promise.all(evening.second(1, Math.min(left, GATHERED_LINES)));
    },
  });
  return evening.refused;
}

function missing({ state }: Show): number {
  const behind = state.seq + state.talkSeq - watched.saved.seq - watched.saved.talkSeq;
  return Math.max(BEHIND - behind, lines - state.talkSeq);
}
