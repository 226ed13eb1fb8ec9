import { expect, onTestFinished, test } from 'vitest';
import { phraseRule, type RuleDraft } from '../../../shared/rules/rule.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('a dry run says what a rule would have held, of whom, and what of it looks innocent, and changes nothing', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const [ann, bob] = [await joinRoom(server), await joinRoom(server)];
  await host.send('moderation.setLevels', { levels: { insult: 0 } });
  const tryOut = (rule: RuleDraft) => host.send('rule.dryRun', { rule });
  expect(await tryOut(phraseRule('blue'))).toMatchObject({ read: 0, lines: 0, examples: [] });
  await host.send('chat.post', { text: 'the blue one is here' });
  for (const text of ['how much is the blue one?', 'you fucking blue idiot', 'hello'])
    await ann.send('chat.post', { text });
  await bob.send('chat.post', { text: 'a red one' });

  const result = await tryOut(phraseRule('blue'));
  expect(result).toMatchObject({ read: 4, lines: 2, people: 1 });
  expect(result.examples.map(({ text }) => text)).toContain('how much is the blue one?');
  const asked = result.examples.find(({ text }) => text.startsWith('how'));
  expect(asked?.at).toEqual([16, 20]);
  if (result.judged > 0)
    expect(result).toMatchObject({ judged: 2, innocent: 1, examples: [{ looksInnocent: true }, {}] });
  expect(await tryOut({ ...phraseRule(''), sought: { kind: 'first' } })).toMatchObject({
    lines: 2,
    people: 2,
  });
  expect(host.store.getState().show.chat.withheld).toEqual([]);
  expect(host.store.getState().show.rules.list).toEqual([]);

  await expect(tryOut({ ...phraseRule(''), sought: { kind: 'pattern', words: '(' } })).rejects.toMatchObject({
    code: 'bad-rule',
  });
  await expect(ann.send('rule.dryRun', { rule: phraseRule('blue') })).rejects.toMatchObject({
    code: 'forbidden',
  });
  for (const room of [host, ann, bob]) room.close();
});
