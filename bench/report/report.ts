import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import type { Room } from '../../client/room/room.ts';
import { compare, figuresOf } from '../../shared/report/comparison.ts';
import { reportOf } from '../../shared/report/report.ts';
import { launchBrowser, openPage } from '../../test/support/browser.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';
import { killedWriter } from '../support/killed-writer.ts';
import type { BenchResult } from '../support/result.ts';
import type { MadeShows } from './make-shows.ts';

const MAKE_SHOWS = fileURLToPath(new URL('./make-shows.ts', import.meta.url));
const SHOW = 'Report show';
const ROUNDS = 5;

/**
 * From the command that ends a show of two hours to its whole report, the slowest of some ends: to the host's room with
 * all that the server has to add (`room_ms`), and to the tables in the host's studio (`report_ms`). Each end has a server
 * that has just been started on the show, so it has to read all of its log for the open questions; one that has led the
 * show from its beginning has them ready.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  say(`Load of this machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-report-'));
  const browser = await launchBrowser();
  try {
    const made = await killedWriter<MadeShows>(MAKE_SHOWS, [folder]);
    say(`The shows are written: ${JSON.stringify(made)}`);
    const ends: End[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const end = await endOnce(folder, browser);
      ends.push(end);
      say(
        `End ${round}: in the room after ${Math.round(end.room)} ms, shown after ${Math.round(end.page)} ms`,
      );
    }
    const slowest = (of: (end: End) => number): number => Math.round(Math.max(...ends.map(of)));
    const { refused: _own, ...size } = made;
    return {
      ours: { report_ms: slowest(({ page }) => page), room_ms: slowest(({ room }) => room), ...size },
      peers: {},
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface End {
  readonly room: number;
  readonly page: number;
}

async function endOnce(folder: string, browser: Browser): Promise<End> {
  const server = await TestServer.start(['--show', SHOW], {}, folder);
  const { context, page } = await openPage(browser, server.addresses.studio, { width: 1440, height: 900 });
  try {
    const host = await joinRoom(server, { token: server.hostToken });
    await page.getByRole('button', { name: 'Report', exact: true }).waitFor();
    const startedAt = performance.now();
    const passed = () => performance.now() - startedAt;
    const inRoom = endAndRead(host).then(passed);
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByRole('columnheader', { name: 'Change' }).waitFor();
    await page.getByRole('table', { name: 'Questions left open' }).waitFor();
    const shown = passed();
    const room = await inRoom;
    host.close();
    return { room, page: shown };
  } finally {
    await context.close();
    await server.stop();
  }
}

/** Ends the show and puts its report together, as the studio does. */
async function endAndRead(host: Room): Promise<void> {
  await host.send('show.end', {});
  const isCounted = ({ show }: ReturnType<Room['store']['getState']>): boolean => {
    const { phase } = show.lifecycle;
    // The server counts a last time once the show has ended.
    return phase.kind === 'ended' && (show.report.minutes.at(-1)?.at ?? 0) >= phase.at;
  };
  const { show } = await until(host, isCounted, 'the end with its last minute');
  const [{ questions }, { shows }] = await Promise.all([
    host.send('report.questions', {}),
    host.send('report.earlier', {}),
  ]);
  const compared = compare(figuresOf(reportOf(show, host.now())), shows);
  if (questions.length === 0 || shows.length === 0 || compared.every(({ change }) => change === undefined))
    throw new Error('The report is not whole.');
}
