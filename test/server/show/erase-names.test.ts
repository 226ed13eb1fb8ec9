import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LedgerFold } from '../../../server/ledger/ledger-fold.ts';
import type { EventLog } from '../../../server/log/event-log.ts';
import { parseStored } from '../../../server/show/restore.ts';
import { ERASED_NAME } from '../../../shared/names/erased.ts';
import { host, moderator } from '../../support/deals.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { openTestShow } from '../../support/show.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000 });

const NAME = 'Zinaida Quill';
const ann = { id: 'ann', name: NAME, role: 'viewer' } as const;

/** The files below a folder that have a text in their bytes. */
function filesWith(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => join(folder, file));
  return files.filter(file => statSync(file).isFile() && readFileSync(file).includes(text));
}

/** The digests of a show's ledger, made of its log as it is. */
async function digestsOf(log: EventLog, show: string): Promise<string[]> {
  const fold = new LedgerFold('log');
  const digests: string[] = [];
  for await (const { events } of log.read(show, { parse: parseStored }))
    digests.push(...events.flatMap(event => fold.apply(event)?.digest ?? []));
  return digests;
}

test('who is erased is gone by name, words and what was said of them from the log, whose ledger stays as it was', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const show = await openTestShow(log);
  await show.submit(ann, '1', 'chat.post', { text: 'hello' });
  await show.submit(moderator, '2', 'person.note', { personId: 'ann', text: 'SECRET note' });
  await show.submit(moderator, '3', 'sanction.warn', { personId: 'ann', reason: 'SECRET warning' });
  await show.submit(moderator, '4', 'moderation.mute', {
    personId: 'ann',
    seconds: 600,
    reason: 'SECRET mute',
  });
  const { appealId } = await show.submit(ann, '5', 'appeal.make', { text: 'SECRET appeal' });
  await show.submit(moderator, '6', 'appeal.answer', { appealId, isAccepted: true, note: 'SECRET answer' });
  await show.submit(host, '7', 'sanction.ban', { personId: 'ann', reason: 'SECRET ban' });
  const before = await digestsOf(log, show.slug);
  expect(filesWith(folder, NAME)).not.toEqual([]);
  expect(filesWith(folder, 'SECRET')).not.toEqual([]);

  await show.submit(host, '8', 'chat.erase', { personId: 'ann' });
  expect(await log.erasedPeople(show.slug)).toEqual([]);
  expect((await digestsOf(log, show.slug)).slice(0, before.length)).toEqual(before);
  await log.scrub();
  expect(filesWith(folder, NAME)).toEqual([]);
  expect(filesWith(folder, 'SECRET')).toEqual([]);
  expect(show.state.sanctions.bans.ann).toEqual({ personId: 'ann', name: ERASED_NAME });

  const state = show.state;
  await show.close();
  const again = await openTestShow(log);
  expect(again.state).toEqual(state);
});

test('what a server did not come to do after it had erased somebody is done when the show is opened next', async () => {
  const folder = temporaryFolder();
  const log = await openTestLog(folder);
  const show = await openTestShow(log);
  await show.submit(ann, '1', 'chat.post', { text: 'hello' });
  vi.spyOn(log, 'rewrite').mockRejectedValueOnce(new Error('the server died'));
  await show.submit(host, '2', 'chat.erase', { personId: 'ann' });
  // What she does from then on is hers again.
  await show.submit({ ...ann, name: 'Zina anew' }, '3', 'chat.post', { text: 'hello again' });
  expect(await log.erasedPeople(show.slug)).toMatchObject([{ personId: 'ann' }]);
  await show.close();
  await openTestShow(log);
  expect(await log.erasedPeople(show.slug)).toEqual([]);
  await log.scrub();
  expect(filesWith(folder, NAME)).toEqual([]);
  expect(filesWith(folder, 'Zina anew')).not.toEqual([]);
});

test('the whole data folder of a server has nothing of an erased person, who stays banned from it', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const crew = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => crew.close());
  const room = await joinRoom(server);
  onTestFinished(() => room.close());
  const personId = room.store.getState().you?.id ?? '';
  await room.send('name.choose', { name: NAME });
  await room.send('chat.post', { text: 'SECRET line' });
  await crew.send('moderation.mute', { personId, seconds: null, forGood: true, reason: 'SECRET mute' });
  await crew.send('sanction.ban', { personId, forGood: true, reason: 'SECRET ban' });
  await until(room, ({ connection }) => connection.kind === 'closed', 'turned away');
  await expect
    .poll(() => filesWith(server.folder, NAME).map(file => file.split('/').at(-1)))
    .toContain('bans.json');

  await crew.send('chat.erase', { personId });
  await server.end();
  expect(filesWith(server.folder, NAME)).toEqual([]);
  expect(filesWith(server.folder, 'SECRET')).toEqual([]);
  expect(JSON.parse(readFileSync(join(server.folder, 'bans.json'), 'utf8'))).toHaveLength(2);
  await server.restart();
  await until(crew, ({ connection }) => connection.kind === 'joined', 'the host is back');
  const { rows } = await crew.send('ledger.recent', { after: 0 });
  expect(rows.map(({ name }) => name)).toContain('sanction.banned');
  expect(JSON.stringify(rows)).not.toContain('SECRET');
});
