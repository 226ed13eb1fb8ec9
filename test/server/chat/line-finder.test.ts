import { expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { MAX_MESSAGES } from '../../../shared/chat/state.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import type { QueryData } from '../../../shared/show/protocol.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

/** All that is found, page by page. */
async function findAll(room: Room, wanted: QueryData<'chat.find'>) {
  const lines = [];
  for (let before: number | undefined; ; ) {
    const page = await room.send('chat.find', { ...wanted, ...(before === undefined ? {} : { before }) });
    lines.push(...page.lines);
    if (page.next === undefined) return lines;
    before = page.next;
  }
}

test('lines of the whole show are found by text and by person, however long ago, and decided together', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const [ann, bob] = [await joinRoom(server), await joinRoom(server)];
  await host.send('rule.add', { rule: phraseRule('refund') });
  for (const text of ['Buy at the CAFÉ', 'a refund at the cafe', 'a cаfe with a Cyrillic letter'])
    await ann.send('chat.post', { text });
  await bob.send('chat.post', { text: 'café to me' });
  const second = await joinRoom(server, { token: server.hostToken });
  await Promise.all(
    Array.from({ length: MAX_MESSAGES }, (_, line) =>
      [host, second][line % 2]?.send('chat.post', { text: `line ${line}` }),
    ),
  );
  second.close();
  await until(host, ({ show }) => !show.chat.messages.some(({ text }) => text.includes('caf')), 'gone by');

  const found = await findAll(host, { text: 'cafe' });
  expect(found.map(({ message, status }) => [message.text, status])).toEqual([
    ['café to me', 'posted'],
    ['a cаfe with a Cyrillic letter', 'posted'],
    ['a refund at the cafe', 'held'],
    ['Buy at the CAFÉ', 'posted'],
  ]);
  const personId = found.at(-1)?.message.personId ?? '';
  expect(await findAll(host, { text: 'cafe', personId })).toHaveLength(3);
  expect(await findAll(host, { personId })).toHaveLength(3);
  expect(await findAll(host, { text: 'line 1' })).toHaveLength(111);
  expect(await findAll(host, { text: found[0]?.message.name ?? '' })).toHaveLength(1);

  const messages = found.map(({ message }) => ({ messageId: message.id, personId: message.personId }));
  const gone = until(
    bob,
    ({ show }) => !show.chat.messages.some(({ text }) => text === 'café to me'),
    'gone',
  );
  await host.send('chat.deleteMany', { messages });
  await gone;
  const statuses = async () => new Set((await findAll(host, { text: 'cafe' })).map(({ status }) => status));
  expect(await statuses()).toEqual(new Set(['deleted']));
  await host.send('chat.restoreMany', { messages });
  expect(await statuses()).toEqual(new Set(['posted', 'held']));

  await expect(ann.send('chat.find', { text: 'cafe' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(host.send('chat.find', {})).rejects.toMatchObject({ code: 'bad-data' });
  for (const room of [host, ann, bob]) room.close();
});
