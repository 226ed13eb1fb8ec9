import { expect, onTestFinished, test } from 'vitest';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { defaultStrikeRules } from '../../../shared/sanctions/strikes.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('what was let through is kept back again as it was, and counted no second time', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const [ann, bob] = [await joinRoom(server), await joinRoom(server)];
  await host.send('sanction.setStrikes', { rules: { ...defaultStrikeRules(), held: ['rules'] } });
  const { ruleId } = await host.send('rule.add', { rule: phraseRule('blue') });
  await host.send('rule.add', { rule: { ...phraseRule('red'), action: 'hide' } });
  const held = await ann.send('chat.post', { text: 'a blue one' });
  const hidden = await bob.send('chat.post', { text: 'a red one' });
  const show = () => host.store.getState().show;
  const kept = () => ({
    withheld: show().chat.withheld.map(({ message, state, reasons }) => [message.text, state, reasons]),
    hidden: show().chat.messages.flatMap(each => (each.hidden ? [[each.text, each.hidden]] : [])),
    hits: show().rules.hits,
    strikes: show().sanctions.strikes,
  });
  const seenByAnn = () => ann.store.getState().show.chat.messages.map(({ text }) => text);
  await expect.poll(() => show().chat.messages.length).toBe(1);
  const before = kept();

  expect(await host.send('rule.bringBack', { ruleId })).toMatchObject({ messageIds: [held.messageId] });
  await host.send('chat.approve', { messageId: hidden.messageId });
  await expect.poll(seenByAnn).toEqual(['a blue one', 'a red one']);
  const messages = [held, hidden].map(({ messageId }) => ({ messageId }));
  expect(await host.send('chat.holdMany', { messages })).toEqual({
    messageIds: messages.map(({ messageId }) => messageId),
  });
  await expect.poll(seenByAnn).toEqual([]);
  await expect.poll(kept).toEqual(before);
  expect(bob.store.getState().show.chat.messages.map(({ text }) => text)).toEqual(['a red one']);

  // Nothing is left to do for either, nor for a line that nobody ever kept back.
  const { messageId } = await host.send('chat.post', { text: 'hello' });
  await expect(host.send('chat.holdMany', { messages: [...messages, { messageId }] })).rejects.toMatchObject({
    code: 'not-found',
  });
  for (const room of [host, ann, bob]) room.close();
});
