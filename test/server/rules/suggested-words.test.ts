import { expect, onTestFinished, test } from 'vitest';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('a word that moderators keep deleting is suggested, also after a restart, until something is made of it', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  let host = await joinRoom(server, { token: server.hostToken });
  await host.send('moderation.setLevels', { levels: { insult: 0, hate: 0, threat: 0, sexual: 0, spam: 0 } });
  for (const check of ['flood', 'contact'] as const)
    await host.send('moderation.switchCheck', { check, isOn: false });
  const suggested = async () =>
    (await host.send('rule.suggestedWords', {})).suggested.map(({ words }) => words);
  for (let index = 0; index < 30; index++) await host.send('chat.post', { text: `is number ${index} blue` });
  for (const text of ['fakery one', 'a fakery', 'fakery fakery', 'what fakery']) {
    const viewer = await joinRoom(server);
    const { messageId } = await viewer.send('chat.post', { text });
    expect(await suggested()).toEqual([]);
    await host.send('chat.delete', { messageId });
    viewer.close();
  }
  expect(await host.send('rule.suggestedWords', {})).toEqual({
    suggested: [{ words: 'fakery', deleted: 4, people: 4, kept: 0 }],
  });

  host.close();
  await server.kill();
  await server.restart();
  host = await joinRoom(server, { token: server.hostToken });
  expect(await suggested()).toEqual(['fakery']);

  await host.send('rule.dismiss', { words: 'fakery', isDismissed: true });
  expect(await suggested()).toEqual([]);
  await host.send('rule.dismiss', { words: 'fakery', isDismissed: false });
  expect(await suggested()).toEqual(['fakery']);
  await host.send('rule.add', { rule: phraseRule('Fakery') });
  expect(await suggested()).toEqual([]);
  host.close();
});
