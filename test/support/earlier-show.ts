import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteLog } from '../../server/log/sqlite-log.ts';
import type { MadeShow } from '../../shared/home/protocol.ts';
import { TestClock } from './clock.ts';
import { host } from './deals.ts';
import { joinRoom } from './room.ts';
import type { TestServer } from './server.ts';
import { openTestShow } from './show.ts';

const MINUTE_MS = 60_000;

/** Makes a show as the server's owner, and leads it from its beginning to its end. */
export async function leadShow(server: TestServer, title: string): Promise<void> {
  const response = await fetch(`${server.origin}/api/shows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
  const { show, invite } = (await response.json()) as MadeShow;
  server.secrets.add(invite);
  const host = await joinRoom(server, { show, token: invite });
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  host.close();
}

/** A data folder with a show of some minutes that is over, in which so many people watched, minute by minute. */
export async function watchedShow(title: string, watching: readonly number[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-watched-'));
  const log = await SqliteLog.open(join(folder, 'shows.sqlite'));
  const clock = new TestClock(Date.now() - (watching.length + 1) * MINUTE_MS);
  const show = await openTestShow(log, { slug: 'watched-show', title, clock });
  await show.submit(host, 'begin', 'show.goLive', {});
  for (const [index, count] of watching.entries()) {
    clock.pass(MINUTE_MS);
    const minute = {
      at: clock.now(),
      watching: count,
      peak: count,
      lines: 0,
      reactions: 0,
      score: null,
      sources: [],
    };
    await show.submit(host, `minute ${index}`, 'report.sample', { minute });
  }
  await show.submit(host, 'end', 'show.end', {});
  await log.close();
  return folder;
}
