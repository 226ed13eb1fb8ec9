import { expect, onTestFinished, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

const ann = viewer('ann');

test('who writes is remembered once, with their browser, until their lines are erased', () => {
  const story = new Story().as(ann, { browser: 7 });
  story.do('chat.post', { text: 'one' });
  const { seq } = story.state;
  story.do('chat.post', { text: 'two' });
  expect(story.state.seq - seq).toBe(0);
  expect(story.state.people.writers).toEqual({
    ann: { name: ann.name, role: 'viewer', browser: 7, firstAt: story.now },
  });
  story.as({ id: 'host', name: 'Host', role: 'host' }).do('chat.erase', { personId: ann.id });
  expect(story.state.people.writers).toEqual({});
});

test('the crew notes something about somebody who has written; it goes with their lines when those are erased', () => {
  const note = { personId: ann.id, text: 'asked twice for a refund' };
  const story = new Story().as(moderator);
  expect(story.codeOf('person.note', note)).toBe('not-found');
  story.as(ann).do('chat.post', { text: 'one' }).as(moderator).do('person.note', note);
  expect(story.state.people.notes).toMatchObject({ ann: [{ name: moderator.name, text: note.text }] });
  expect(redactShow(story.state, viewpointOf(ann)).people.notes).toEqual({});
  story.as(host).do('chat.erase', { personId: ann.id });
  expect(story.state.people.notes).toEqual({});
});

test('the card of somebody says since when they are known and how many connections they have, until they go', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const crew = await joinRoom(server, { token: server.hostToken });
  const room = await joinRoom(server);
  onTestFinished(() => crew.close());
  const personId = room.store.getState().you?.id ?? '';
  await room.send('chat.post', { text: 'hello' });
  const card = () => crew.send('person.card', { personId });
  expect(await card()).toMatchObject({
    connections: 1,
    since: expect.any(Number),
    firstAt: expect.any(Number),
  });
  const own = () => crew.store.getState().show.chat.messages.at(-1);
  await until(crew, () => own()?.newcomer === true, 'the mark of a newcomer');
  await until(room, ({ show }) => show.chat.messages.length === 1, 'their own line');
  expect(room.store.getState().show.chat.messages.at(-1)).not.toHaveProperty('newcomer');
  room.close();
  await expect.poll(async () => (await card()).connections).toBe(0);
});
