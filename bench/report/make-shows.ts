// A process of its own that leaves a data folder behind as a killed server does: node make-shows.ts FOLDER
// In it are some shows that are over, and one of two hours that is live. It tells when they are written, and then waits to
// be killed.
import { join } from 'node:path';
import type { EventLog } from '../../server/log/event-log.ts';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import type { Show } from '../../server/show/show.ts';
import { allClaims } from '../../shared/deals/claims.ts';
import { TestClock } from '../../test/support/clock.ts';
import { host } from '../../test/support/deals.ts';
import { openTestShow } from '../../test/support/show.ts';
import { Evening } from '../long-show/evening.ts';
import { playEvening } from '../long-show/play-evening.ts';

const SLUG = 'report-show';

const HOUR = 3600;
const MINUTE = 60;
const EARLIER = 5;
const EARLIER_LINES = 1000;
const LINES = 30_000;
const MOST_VIEWERS = 2000;

export interface MadeShows {
  readonly lines: number;
  readonly claims: number;
  readonly minutes: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** Writes a show of some hours with so many lines, as a host, a moderator and many viewers make one. */
async function play(show: Show, clock: TestClock, { seconds, lines }: { seconds: number; lines: number }) {
  const evening = new Evening(show);
  await playEvening(show, evening, {
    clock,
    seconds,
    lines,
    onSecond: second =>
      second % MINUTE === MINUTE - 1 ? [sample(show, second / seconds, lines / seconds)] : [],
  });
  return evening.refused;
}

/** A minute as the server counts it: viewers come, stay and go. */
function sample(show: Show, part: number, linesASecond: number): Promise<unknown> {
  const watching = Math.round(MOST_VIEWERS * Math.sin(Math.PI * part));
  const minute = {
    at: show.clock.now(),
    watching,
    peak: watching,
    lines: Math.round(MINUTE * linesASecond),
    reactions: watching,
    score: 20,
    sources: [{ source: 'newsletter', people: 10 }],
  };
  return show.submit(host, `minute ${minute.at}`, 'report.sample', { minute });
}

async function writeAll(log: EventLog): Promise<MadeShows> {
  for (let day = EARLIER; day > 0; day--) {
    const clock = new TestClock(Date.now() - day * 24 * HOUR * 1000);
    const show = await openTestShow(log, { slug: `earlier-${day}`, title: `Earlier show ${day}`, clock });
    await play(show, clock, { seconds: HOUR, lines: EARLIER_LINES });
    await show.submit(host, 'end', 'show.end', {});
  }
  const clock = new TestClock(Date.now() - 2 * HOUR * 1000);
  const show = await openTestShow(log, { slug: SLUG, title: 'Report show', clock });
  const refused = await play(show, clock, { seconds: 2 * HOUR, lines: LINES });
  const { talkSeq: lines, deals, report } = show.state;
  const claims = Object.values(deals.claims).flatMap(allClaims).length;
  return { lines, claims, minutes: report.minutes.length, refused };
}

const [folder = ''] = process.argv.slice(2);
process.send?.(await writeAll(await SqliteLog.open(join(folder, 'shows.sqlite'))));
process.channel?.ref();
